import { defineStep } from '../core/step.ts'
import { objects } from '../facts/kubectl.ts'
import { flannel } from '../render/flannel.ts'
import { manifestChanges, nameOf } from './manifest.ts'
import { theLeader } from './targets.ts'

export const podNetwork = defineStep({
  id: 'pod-network',
  title: 'flannel is in the cluster, with its pod subnet',
  after: ['control-plane'],
  targets: (host, cluster) => cluster.network.plugin === 'flannel' && theLeader(host, cluster),
  facts: ({ cluster }) => ({ live: objects(flannel(cluster).map(nameOf), 'kube-system') }),
  diff: ({ live }, { cluster }) =>
    manifestChanges(flannel(cluster), live, `flannel ${cluster.network.version}`),
})
