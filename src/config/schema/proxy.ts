import * as formats from '../formats.ts'
import { text, z } from './forms.ts'

const server = (whose: string) =>
  text(formats.PROXY_URL, 'http://host:port (names and passwords in it are not taken)')
    .optional()
    .describe(
      `Proxy for ${whose} URLs: http://host:port. Written into files that everybody on the hosts may read, so without a password.`,
    )

export const proxy = z
  .strictObject({
    http: server('http://'),
    https: server('https://'),
    noProxy: z
      .array(text(formats.NO_PROXY, 'a name, a .domain, an address or a CIDR'))
      .optional()
      .describe(
        'What is reached without the proxy, beside the hosts, the pod and service subnets and the domain of the cluster.',
      ),
  })
  .optional()
  .describe('Proxy of the hosts, for package manager, container runtime and kubelet.')
