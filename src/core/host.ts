import type { SecretSource } from './secret.ts'

export type Role = 'control-plane' | 'worker'

/** How the API server repels pods from a node; `value` may be empty. */
export interface Taint {
  readonly key: string
  readonly value?: string | undefined
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute'
}

/** A way of showing who one is, by its name in RFC 4252 and RFC 4256. */
export type LoginMethod = 'publickey' | 'keyboard-interactive' | 'password'

/** How often OpenSSH asks for a password or a passphrase (ssh_config(5), NumberOfPasswordPrompts). */
export const USUAL_PROMPTS = 3

/** How to reach a host over SSH. Paths are absolute. */
export interface SshTarget {
  readonly address: string
  readonly port: number
  readonly user: string
  /** The key that cluster.yaml names. */
  readonly identityFile?: string | undefined
  /** The keys that OpenSSH's configuration names, where cluster.yaml names none. */
  readonly identityFiles?: readonly string[] | undefined
  /** Of the agent, only the keys that are also named as files. */
  readonly identitiesOnly?: boolean | undefined
  /** Certificates of keys, to show before all keys. Left out: those that lie beside the keys, `<key>-cert.pub`. */
  readonly certificateFiles?: readonly string[] | undefined
  /** Socket of the agent; empty for none. Left out: that of the environment. */
  readonly agent?: string | undefined
  /** To be tried in this order. Left out: as OpenSSH has it, keys, then questions, then the password. */
  readonly methods?: readonly LoginMethod[] | undefined
  /** How often a password may be asked for, 0 for never. Left out: `USUAL_PROMPTS`. */
  readonly passwordPrompts?: number | undefined
  /** The password of the user. Left out: it is asked for, where the host wants one. */
  readonly passwordFrom?: SecretSource | undefined
  /** The password that sudo, doas or su wants. Left out: it is asked for, where one is wanted. */
  readonly sudoPasswordFrom?: SecretSource | undefined
  /** New keys are added here. */
  readonly knownHostsFile: string
  /** More of the kind, which are only read. */
  readonly knownHostsFiles?: readonly string[] | undefined
  /** Files of keys that are not taken, whatever else speaks for them. */
  readonly revokedHostKeys?: readonly string[] | undefined
  /** The name under which the host's key is filed, if it is not the address. */
  readonly hostKeyAlias?: string | undefined
  /**
   * A host that is not in known_hosts: `strict` refuses it, `accept-new` adds it there, `ask` asks, and refuses where nobody
   * can be asked. A changed key is always refused.
   */
  readonly hostKeys: 'strict' | 'ask' | 'accept-new'
  /** Milliseconds until the host has to have answered the dial. */
  readonly connectTimeout?: number | undefined
  /** The machine by way of which it is dialled, itself perhaps by way of another. */
  readonly via?: SshTarget | undefined
  /** A shell command whose stdin and stdout are the connection, nothing left to fill in. */
  readonly proxyCommand?: string | undefined
  /** The configuration of OpenSSH's that cluster.yaml names. */
  readonly configFile?: string | undefined
  /** Why OpenSSH's configuration was not read although there is one. */
  readonly unread?: string | undefined
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

/** The files of the keys that a host is logged in to with; undefined where none are named. */
export const namedKeys = ({
  identityFile,
  identityFiles,
}: SshTarget): readonly string[] | undefined =>
  identityFile === undefined ? identityFiles : [identityFile]
