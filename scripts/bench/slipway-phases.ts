import { checks } from '../../src/checks/index.ts'
import { loadCluster } from '../../src/config/load.ts'
import type { Event } from '../../src/core/event.ts'
import { up } from '../../src/engine/up.ts'
import { steps } from '../../src/steps/index.ts'
import { connectSsh } from '../../src/transport/ssh.ts'

/** Which phase of the bare commands a step belongs to; everything before is host preparation. */
const PHASE: Readonly<Record<string, string>> = {
  'kube-packages': 'control plane: packages and images',
  kubelet: 'control plane: packages and images',
  images: 'control plane: packages and images',
  'control-plane': 'kubeadm init',
  kubeconfig: 'kubeadm join',
  'pod-network': 'kubeadm join',
  'workers-joined': 'kubeadm join',
  'labels-and-taints': 'kubeadm join',
  'nodes-ready': 'nodes Ready, nginx answers',
  'smoke-app': 'nodes Ready, nginx answers',
  'smoke-test': 'nodes Ready, nginx answers',
}

/**
 * slipway on the same machines: seconds by phase, from the end of the phase before to the end of its last pair
 * on the critical path.
 */
export async function slipwayPhases(clusterFile: string): Promise<Record<string, number>> {
  const cluster = await loadCluster(clusterFile)
  const ends: Record<string, number> = {}
  const began = Date.now()
  const follow = (event: Event) => {
    if (event.type !== 'step.finished') return
    const phase = PHASE[event.step] ?? 'host preparation'
    const early = phase.startsWith('control plane') && event.host !== cluster.hosts[0]?.name
    if (!early) ends[phase] = event.at
  }
  const summary = await up({ cluster, connect: connectSsh(), steps, checks, reporters: [follow] })
  const failed = summary.pairs.find(pair => pair.result === 'failed')
  if (failed) throw failed.problem ?? new Error(failed.step)
  let last = began
  const took: Record<string, number> = {}
  for (const phase of ['host preparation', ...new Set(Object.values(PHASE))]) {
    const end = Math.max(last, ends[phase] ?? last)
    took[phase] = (end - last) / 1000
    last = end
  }
  return took
}
