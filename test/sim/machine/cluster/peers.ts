import type { Machine } from '../machine.ts'
import { credentials, objectsOf } from './api.ts'

const CONFIGS = ['/etc/kubernetes/kubelet.conf', '/etc/kubernetes/bootstrap-kubelet.conf']

/** The address of the control plane that this machine's kubelet talks to. */
export function serverAddress(m: Machine): string | undefined {
  for (const path of CONFIGS) {
    const entry = m.files.entry(path)
    if (entry) return credentials(entry.content).address || undefined
  }
  return undefined
}

/** The machine itself, its control plane first, and all nodes of the cluster. */
export function peers(m: Machine): readonly Machine[] {
  const found = new Set<Machine>()
  const address = serverAddress(m)
  const leader = (address && m.around.byAddress(address)) || m
  if (leader.on) {
    found.add(leader)
    for (const [key] of objectsOf(leader))
      if (key.startsWith('node/')) {
        const peer = m.around.machine(key.slice('node//'.length))
        if (peer) found.add(peer)
      }
  }
  found.add(m)
  return [...found]
}
