import type { Machine } from '../machine.ts'
import { kubeletRuns } from '../units.ts'
import { DATABASE, serves, store } from './api.ts'
import { ripe } from './due.ts'

export const MANIFESTS = '/etc/kubernetes/manifests'

/** The pods that a control plane's kubelet runs from files, with the ms that each takes to start. */
export const STATIC_PODS = {
  etcd: 1500,
  'kube-apiserver': 2500,
  'kube-controller-manager': 2500,
  'kube-scheduler': 2500,
} as const

const PODS = Object.entries(STATIC_PODS).map(
  ([name, ms]) => [name, ms, `${MANIFESTS}/${name}.yaml`] as const,
)

/** From the start of its container to the first answer. */
const API_ANSWERS_MS = 2000

/** The image is here, or can be had. */
export function pulled(m: Machine, image: string | undefined): boolean {
  if (!image) return false
  if (m.images.has(image)) return true
  if (!m.live.daemon || m.conditions.diskFull || m.conditions.registry() !== 'ok') return false
  m.images.set(image, true)
  return true
}

/** Starts and stops containers as the manifests have it. Those of a kubelet that does not run stay as they are. */
export function runStaticPods(m: Machine, at: number): void {
  const runs = kubeletRuns(m)
  for (const [name, ms, path] of PODS) {
    if (!runs) {
      m.clockwork.due.delete(name)
      continue
    }
    const manifest = m.files.entry(path)
    const here = m.live.containers.has(name)
    if (!manifest && here) m.alter(live => live.containers.delete(name))
    const starts = !here && manifest !== undefined
    if (!ripe(m, at, name, starts, ms)) continue
    if (!pulled(m, manifest?.content.match(/^ *image: (\S+)$/m)?.[1])) continue
    if (name === 'etcd' && !startEtcd(m)) continue
    m.alter(live => live.containers.add(name))
  }
  const both = m.live.containers.has('kube-apiserver') && m.live.containers.has('etcd')
  const database = m.files.entry(DATABASE) !== undefined
  if (ripe(m, at, 'api', both && database && !m.live.serving, API_ANSWERS_MS)) {
    m.alter(live => {
      live.serving = true
    })
    m.clockwork.leases.clear()
  }
  if (m.live.serving && !serves(m)) m.alter(live => (live.serving = false))
}

/** @returns false where it cannot begin its database */
function startEtcd(m: Machine): boolean {
  if (m.files.entry(DATABASE)) return true
  if (m.conditions.diskFull) return false
  for (const folder of ['member', 'member/snap', 'member/wal'])
    m.files.folders(`/var/lib/etcd/${folder}`, 0o700)
  store(m, new Map())
  return true
}
