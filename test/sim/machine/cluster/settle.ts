import type { Machine } from '../machine.ts'
import { serves } from './api.ts'
import { control } from './controllers.ts'
import { runNode } from './node.ts'
import { peers } from './peers.ts'
import { runStaticPods } from './static-pods.ts'

/** Moments in one look after which something must be wrong. */
const LIMIT = 1000

/**
 * Lets everything happen by itself that is due by now, on this machine and those of its cluster: kubelets start
 * pods and register nodes, controllers see to what they control.
 */
export function settle(m: Machine): void {
  if (!m.on) return
  const now = m.around.now()
  if (m.settled?.now === now && m.settled.version === m.version) return
  advance(m, now)
  m.settled = { now, version: m.version }
}

function advance(m: Machine, now: number): void {
  for (let i = 0; ; i++) {
    const all = peers(m)
    const at = Math.min(now, ...all.map(earliest))
    if (i > LIMIT) throw new Error(`${m.name} does not settle: ${[...m.clockwork.due]}`)
    for (const peer of all) step(peer, at)
    if (at >= now) return
    for (const peer of all)
      for (const [key, when] of peer.clockwork.due) if (when <= at) peer.clockwork.due.delete(key)
  }
}

function earliest({ clockwork: { due } }: Machine): number {
  let first = Number.POSITIVE_INFINITY
  for (const when of due.values()) if (when < first) first = when
  return first
}

function step(m: Machine, at: number): void {
  if (!m.on) return
  runStaticPods(m, at)
  runNode(m, at)
  if (serves(m)) control(m, at)
}
