import { fragment, z } from './forms.ts'

export const kubeadm = z
  .strictObject({
    clusterConfiguration: fragment
      .optional()
      .describe(
        'Part of a ClusterConfiguration, such as apiServer.extraArgs. Flags may be a map or a list of name and value, whatever the version takes.',
      ),
    nodeRegistration: fragment
      .optional()
      .describe('Part of the nodeRegistration of all nodes, such as kubeletExtraArgs.'),
  })
  .optional()
  .describe("Parts of kubeadm's configuration, merged with what slipway writes.")
