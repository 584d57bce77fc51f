import { MIRROR_NAMES } from '../catalogue/mirrors.ts'
import { z } from './forms.ts'

const whence = (what: string) =>
  z.enum(MIRROR_NAMES).optional().describe(`Where ${what} come from.`)

export const mirrors = z
  .union([
    z.enum(MIRROR_NAMES),
    z.strictObject({
      packages: whence('the packages of Kubernetes, and those of CentOS 7'),
      images: z
        .enum(['aliyun', 'upstream'])
        .optional()
        .describe('Where the images of the control plane come from.'),
      'docker-ce': whence("the packages in Docker's repositories, containerd among them,"),
    }),
  ])
  .optional()
  .describe(
    'Where everything comes from that is not named under repositories or kubernetes.imageRepository. tuna has no images: those come from aliyun then.',
  )
