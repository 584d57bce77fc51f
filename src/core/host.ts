export type Role = 'control-plane' | 'worker'

/** How the API server repels pods from a node; `value` may be empty. */
export interface Taint {
  readonly key: string
  readonly value?: string | undefined
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute'
}

/** How to reach a host over SSH. Paths are absolute. */
export interface SshTarget {
  readonly address: string
  readonly port: number
  readonly user: string
  readonly identityFile?: string | undefined
  readonly knownHostsFile: string
  /** `strict` refuses a host that is not in known_hosts; `accept-new` adds it there. A changed key is always refused. */
  readonly hostKeys: 'strict' | 'accept-new'
}

/** A machine. `address` drives everything that must agree: node-ip, advertiseAddress, /etc/hosts, flannel's interface. */
export interface Host {
  readonly name: string
  readonly address: string
  /** Its address of the other family, in a cluster that has both. */
  readonly secondAddress?: string | undefined
  readonly role: Role
  readonly labels: Readonly<Record<string, string>>
  /** Left out: the taints that kubeadm gives the role. */
  readonly taints?: readonly Taint[] | undefined
  readonly ssh: SshTarget
  /** Take it, whatever kubeadm has left there and whosever that is; said for one run, never in cluster.yaml. */
  readonly adopt?: boolean
}

/** The addresses of a machine, the one that drives everything first. */
export const addressesOf = ({ address, secondAddress }: Host): readonly string[] =>
  secondAddress === undefined ? [address] : [address, secondAddress]
