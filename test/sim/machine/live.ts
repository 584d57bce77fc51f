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
  /** Those that were started. */
  units = new Set<string>()
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

const known = new Map<string, unknown>()

/** The same set for the same content on every machine, so that to compare them costs nothing. */
function interned(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const isSet = value instanceof Set
  const key =
    isSet || value instanceof Map
      ? `${isSet} ${[...value].map(String).sort().join('\n')}`
      : JSON.stringify(value)
  const found = known.get(key)
  if (found) return found
  known.set(key, value)
  return value
}

/** Whether a copy still says what the original does, which is interned; a set keeps its order. */
function same(copy: unknown, original: unknown): boolean {
  if (copy instanceof Set && original instanceof Set)
    return copy.size === original.size && [...copy].every(value => original.has(value))
  if (copy instanceof Map && original instanceof Map)
    return copy.size === original.size && [...copy].every(([k, v]) => original.get(k) === v)
  return copy === original
}

/** A changed copy. What is the same in it is the very same thing. */
export function altered(live: Live, change: (draft: Live) => void): Live {
  const draft = new Live() as unknown as Record<string, unknown>
  for (const field of FIELDS) draft[field] = copied(live[field])
  change(draft as unknown as Live)
  for (const field of FIELDS)
    draft[field] = same(draft[field], live[field]) ? live[field] : interned(draft[field])
  return draft as unknown as Live
}

/** What goes on by itself on a machine. Nobody sees it but by what comes of it. */
export class Clockwork {
  /** When what has begun will be there. */
  readonly due: Map<string, number>
  /** When the control plane last heard of each node. */
  readonly leases: Map<string, number>

  /** Machines whose kubelets turn to this one, whether or not they have a node. */
  readonly kubelets: Set<string>

  constructor(from?: Clockwork) {
    this.due = new Map(from?.due)
    this.leases = new Map(from?.leases)
    this.kubelets = new Set(from?.kubelets)
  }
}
