import { changeOn, risky } from '../core/change.ts'
import { leader } from '../core/cluster.ts'
import { of } from '../core/fact.ts'
import type { Host, Role } from '../core/host.ts'
import { defineStep, type Step } from '../core/step.ts'
import { leftOver } from '../facts/left-over.ts'
import { nodes } from '../facts/nodes.ts'
import { deleteNode } from '../render/kubeadm-commands.ts'
import { toClear } from './cleared.ts'

/**
 * What `slipway reset` does, so that `up` can begin anew; packages and the preparation of hosts stay.
 * `named` are the hosts that were asked for by name; left out: all, as far as they are this cluster's.
 */
export function resetSteps(named?: ReadonlySet<string>): readonly Step[] {
  const chosen = (host: Host, role: Role) =>
    host.role === role && (named === undefined || named.has(host.name))

  const workerCleared = defineStep({
    id: 'worker-cleared',
    title: 'Nothing of kubeadm is left on the worker',
    after: [],
    targets: host => chosen(host, 'worker'),
    facts: ({ cluster }) => ({ left: leftOver(cluster) }),
    diff: ({ left }, target) => toClear(left, target, named !== undefined),
  })

  const nodeRemoved = defineStep({
    id: 'node-removed',
    title: 'The API server, if it answers, knows the node no more',
    // Only then: a kubelet that starts anew would bring its node back.
    after: ['worker-cleared'],
    targets: host => chosen(host, 'worker'),
    facts: ({ cluster }) => ({
      nodes: of(leader(cluster), nodes),
      first: of(leader(cluster), leftOver(cluster)),
    }),
    diff: ({ nodes, first }, { host, cluster }) =>
      first.marker?.cluster === cluster.name && nodes?.has(host.name)
        ? [risky('disruptive', changeOn(leader(cluster), 'delete its node', deleteNode(host)))]
        : [],
  })

  const controlPlaneCleared = defineStep({
    id: 'control-plane-cleared',
    title: 'Nothing of kubeadm is left on the control plane',
    after: [],
    afterAll: ['worker-cleared', 'node-removed'],
    targets: host => chosen(host, 'control-plane'),
    facts: ({ cluster }) => ({ left: leftOver(cluster) }),
    diff: ({ left }, target) => toClear(left, target, named !== undefined),
  })

  return [workerCleared, nodeRemoved, controlPlaneCleared]
}
