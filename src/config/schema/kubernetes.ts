import * as formats from '../formats.ts'
import { registry, z } from './forms.ts'

export const kubernetes = z
  .strictObject({
    version: z
      .string({ error: 'write the version as X.Y.Z' })
      .regex(formats.VERSION, 'write the version as X.Y.Z')
      .optional()
      .describe('Version of Kubernetes, X.Y.Z. kubeadm, kubelet and kubectl are pinned to it.'),
    imageRepository: registry
      .optional()
      .describe('Registry of the control plane images: host, port and path, without a scheme.'),
  })
  .optional()
  .describe('Kubernetes itself.')
