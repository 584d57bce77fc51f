import { type Change, change, risky } from '../core/change.ts'
import type { KubeadmState, Marker } from '../facts/kubeadm.ts'

/** What is to do where kubeadm got so far: `run` is its whole run, `ask` what a silent API server calls for. */
export function kubeadmChanges(
  verb: Marker['verb'],
  found: KubeadmState,
  { run, ask }: { readonly run: string; readonly ask: string },
): Change[] {
  switch (found.state) {
    case 'absent':
      return [change(run)]
    case 'partial':
      return [
        risky('destructive', change(`reset a kubeadm ${verb} that got as far as ${found.reached}`)),
        change(run),
      ]
    case 'down':
      return [change(ask)]
    case 'done':
      return found.marker?.ended ? [] : [change(`note on the host that kubeadm ${verb} has ended`)]
  }
}
