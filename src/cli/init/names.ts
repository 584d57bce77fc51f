import { DNS_LABEL } from '../../config/formats.ts'
import type { Role } from '../../core/host.ts'

/** Names that images of systems come with: they tell nothing of the machine. */
const ANYBODY =
  /^(localhost|localdomain|debian|ubuntu|centos|rocky|almalinux|rhel|fedora|vagrant|linux|server|host|vm)\d*$/

export interface Nameless {
  /** The name that somebody gave it. */
  readonly given?: string | undefined
  /** The name that the machine has now. */
  readonly own?: string | undefined
  readonly role: Role
}

const label = (name: string | undefined): string | undefined => {
  const short = name?.split('.')[0]?.toLowerCase()
  return short !== undefined && DNS_LABEL.test(short) && !ANYBODY.test(short) ? short : undefined
}

/**
 * A name for each machine: the given one, else the one that it has. If one of the others cannot keep its name, since
 * it has none of its own, those of all others go too: they become `master`, `worker1`, and so on.
 */
export function nameAll(machines: readonly Nameless[]): string[] {
  const kept = machines.map(({ given, own }) => given ?? label(own))
  if (kept.every(name => name !== undefined) && new Set(kept).size === kept.length)
    return kept as string[]
  const taken = new Set(machines.flatMap(({ given }) => given ?? []))
  const free = (name: (i: number) => string): string => {
    for (let i = 1; ; i++)
      if (!taken.has(name(i))) {
        taken.add(name(i))
        return name(i)
      }
  }
  return machines.map(({ given, role }) => {
    if (given !== undefined) return given
    if (role === 'control-plane') return free(i => (i === 1 ? 'master' : `master${i}`))
    return free(i => `worker${i}`)
  })
}
