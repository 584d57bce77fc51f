import { type Change, change, risky } from '../core/change.ts'
import type { Cluster } from '../core/cluster.ts'
import type { KubeadmState, Marker } from '../facts/kubeadm.ts'
import { strangerOf } from './kubeadm-claim.ts'

/** What is to do where kubeadm got so far: `anew` is its whole run, `ask` what a silent API server calls for. */
export function kubeadmChanges(
  verb: Marker['verb'],
  found: KubeadmState,
  cluster: Cluster,
  { anew, ask }: { readonly anew: string; readonly ask: string },
): Change[] {
  const whose = strangerOf(found, cluster)
  switch (found.state) {
    case 'absent':
      return [change(anew)]
    case 'partial': {
      const what = `kubeadm ${verb}${whose ? ` of ${whose}` : ''}`
      return [
        risky('destructive', change(`reset a ${what} that got as far as ${found.reached}`)),
        change(anew),
      ]
    }
    case 'down':
      return [change(ask)]
    case 'done': {
      const adopted =
        verb === 'init'
          ? `adopt the control plane of ${whose}, as it stands`
          : `adopt the node of ${whose}, as it stands`
      if (whose) return [risky('disruptive', change(adopted))]
      return found.marker?.ended ? [] : [change(`note on the host that kubeadm ${verb} has ended`)]
    }
  }
}
