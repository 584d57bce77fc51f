import { type Change, change, risky } from '../core/change.ts'
import type { Cluster } from '../core/cluster.ts'
import type { KubeadmState, Marker } from '../facts/kubeadm.ts'
import { strangerOf } from './kubeadm-claim.ts'

/** What is to do where kubeadm got so far: `run` is its whole run, `ask` what a silent API server calls for. */
export function kubeadmChanges(
  verb: Marker['verb'],
  found: KubeadmState,
  cluster: Cluster,
  { run, ask }: { readonly run: string; readonly ask: string },
): Change[] {
  const whose = strangerOf(found, cluster)
  switch (found.state) {
    case 'absent':
      return [change(run)]
    case 'partial': {
      const what = `kubeadm ${verb}${whose ? ` of ${whose}` : ''}`
      return [
        risky('destructive', change(`reset a ${what} that got as far as ${found.reached}`)),
        change(run),
      ]
    }
    case 'down':
      return [change(ask)]
    case 'done': {
      const what = verb === 'init' ? 'control plane' : 'node'
      if (whose) return [risky('disruptive', change(`adopt the ${what} of ${whose}, as it stands`))]
      return found.marker?.ended ? [] : [change(`note on the host that kubeadm ${verb} has ended`)]
    }
  }
}
