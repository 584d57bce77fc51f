/** What the running daemon goes by: what its file said when it started. */
export interface Daemon {
  readonly driver: string
  readonly mirrors: readonly string[]
  readonly insecure: readonly string[]
}

/** What a machine knows only while it runs. Changed in a copy alone: see `Machine.alter`. */
export class Live {
  hostname = ''
  selinux: 'Enforcing' | 'Permissive' | 'Disabled' = 'Disabled'
  modules = new Set<string>()
  sysctls = new Map<string, string>()
  swaps = new Set<string>()
  /** When each unit was started, in virtual ms. */
  units = new Map<string, number>()
  containers = new Set<string>()
  links = new Set<string>()
  daemon: Daemon | undefined
  bootedAt = 0
  /** Whether the API server, whose container runs, answers. */
  serving = false
  /** Whether this run of the kubelet has registered its node. */
  registered = false
}

export const FIELDS = Object.keys(new Live()) as readonly (keyof Live)[]

const copied = (value: unknown) =>
  value instanceof Set ? new Set(value) : value instanceof Map ? new Map(value) : value

function same(a: unknown, b: unknown): boolean {
  if (a instanceof Set && b instanceof Set)
    return a.size === b.size && [...a].every(item => b.has(item))
  if (a instanceof Map && b instanceof Map)
    return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)
  return a === b
}

/** A changed copy. What is as before in it is the very same thing as before. */
export function altered(live: Live, change: (draft: Live) => void): Live {
  const draft = new Live() as unknown as Record<string, unknown>
  for (const field of FIELDS) draft[field] = copied(live[field])
  change(draft as unknown as Live)
  for (const field of FIELDS) if (same(live[field], draft[field])) draft[field] = live[field]
  return draft as unknown as Live
}

/** What goes on by itself on a machine. Nobody sees it but by what comes of it. */
export class Clockwork {
  /** When what has begun will be there. */
  readonly due: Map<string, number>
  /** When the control plane last heard of each node. */
  readonly leases: Map<string, number>

  constructor(from?: Clockwork) {
    this.due = new Map(from?.due)
    this.leases = new Map(from?.leases)
  }
}
