import * as formats from '../formats.ts'
import { text, z } from './forms.ts'

export const runtime = z
  .strictObject({
    name: z
      .enum(['containerd', 'docker', 'cri-o'])
      .optional()
      .describe(
        'What runs the containers. Docker needs cri-dockerd from 1.24 on, which is installed too.',
      ),
    version: text(formats.RUNTIME_VERSION, 'a version such as 18.06.1')
      .optional()
      .describe("Version of the runtime, X.Y.Z; of CRI-O, whose minor is Kubernetes', also X.Y."),
    source: z
      .enum(['docker', 'distribution'])
      .optional()
      .describe(
        "Where containerd comes from: Docker's repositories (containerd.io), or those of the system (containerd), at the version that they have.",
      ),
    insecureRegistries: z
      .array(text(formats.INSECURE_REGISTRY, 'host[:port] or a CIDR, without a scheme'))
      .optional()
      .describe('Registries that are spoken to over plain HTTP or with any certificate.'),
    registryMirrors: z
      .array(text(formats.WEB_URL, 'a URL that begins with http:// or https://'))
      .optional()
      .describe('Mirrors of Docker Hub, tried in order.'),
    cgroupDriver: z
      .enum(['systemd', 'cgroupfs'])
      .optional()
      .describe('Who manages control groups; the kubelet is set to the same.'),
  })
  .optional()
  .describe('The container runtime.')
