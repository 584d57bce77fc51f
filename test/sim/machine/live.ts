/** What the running daemon goes by: what its file said when it started. */
export interface Daemon {
  readonly driver: string
  readonly mirrors: readonly string[]
  readonly insecure: readonly string[]
}

/** What a machine knows only while it runs. */
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
  /** When what has begun will be there. */
  due = new Map<string, number>()
  /** When the control plane last heard of each node. */
  leases = new Map<string, number>()

  copy(): Live {
    const live = new Live()
    Object.assign(live, this)
    live.modules = new Set(this.modules)
    live.sysctls = new Map(this.sysctls)
    live.swaps = new Set(this.swaps)
    live.units = new Map(this.units)
    live.containers = new Set(this.containers)
    live.links = new Set(this.links)
    live.due = new Map(this.due)
    live.leases = new Map(this.leases)
    return live
  }
}
