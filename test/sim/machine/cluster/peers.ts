import type { Machine } from '../machine.ts'
import { credentials } from './api.ts'

const CONFIGS = ['/etc/kubernetes/kubelet.conf', '/etc/kubernetes/bootstrap-kubelet.conf']

/** The address of the control plane that this machine's kubelet talks to. */
export function serverAddress(m: Machine): string | undefined {
  for (const path of CONFIGS) {
    const entry = m.files.entry(path)
    if (entry) return credentials(entry.content).address || undefined
  }
  return undefined
}

/** Its control plane first, and all machines that turn to it, this one among them. */
export function peers(m: Machine): readonly Machine[] {
  const address = serverAddress(m)
  const leader = (address && m.around.byAddress(address)) || m
  leader.clockwork.kubelets.add(m.name)
  const found = new Set<Machine>([leader])
  for (const name of leader.clockwork.kubelets) {
    const peer = m.around.machine(name)
    if (peer && (peer === m || serverAddress(peer) === leader.address)) found.add(peer)
  }
  return [...found]
}
