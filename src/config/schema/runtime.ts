import * as formats from '../formats.ts'
import { text, z } from './forms.ts'

export const runtime = z
  .strictObject({
    name: z.enum(['docker', 'containerd']).optional().describe('What runs the containers.'),
    version: text(formats.RUNTIME_VERSION, 'a version such as 18.06.1')
      .optional()
      .describe('Exact version of the runtime.'),
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
