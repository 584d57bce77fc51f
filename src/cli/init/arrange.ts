import { isIP } from 'node:net'
import type { PresetName } from '../../config/presets.ts'
import type { Starter, StarterHost, StarterSsh } from '../../config/starter.ts'
import { Problem } from '../../core/problem.ts'
import { chooseAddresses, type OnNic, reachable } from './address.ts'
import type { Machine } from './machine.ts'
import { nameAll } from './names.ts'
import type { Login, Seen } from './probe.ts'
import { presetFor, subnetsFor, versionFor } from './recipe.ts'

/** What was said or answered so far. */
export interface Wishes {
  readonly cluster: string
  readonly preset?: PresetName | undefined
  readonly kubernetes?: string | undefined
  readonly runtime?: string | undefined
  readonly network?: string | undefined
  readonly mirrors?: string | undefined
  readonly login: Login
  /** Target of the machine that is to be the control plane; left out: the first. */
  readonly controlPlane?: string | undefined
  /** Addresses in the cluster, by target. */
  readonly addresses: ReadonlyMap<string, string>
}

/** A machine, and what became of the attempt to log in; nothing where none was made. */
export interface Visited {
  readonly machine: Machine
  readonly seen?: Seen | Problem | undefined
}

/** Something that only a person can tell. */
export type Open =
  | { readonly what: 'address'; readonly target: string; readonly choices: readonly OnNic[] }
  | { readonly what: 'control-plane'; readonly targets: readonly string[] }

export interface Arranged {
  readonly starter: Starter
  readonly open: readonly Open[]
}

const answered = (seen: Visited['seen']): Seen | undefined =>
  seen instanceof Problem ? undefined : seen

/** What a comment says of a machine. */
export const seenText = ({ os, cpus, memory }: Seen): string =>
  `${os.name || 'an unknown system'}, ${cpus} ${cpus === 1 ? 'CPU' : 'CPUs'}, ${memory} MiB memory`

/** The cluster file that follows from what was said and seen, and what is still open. Pure. */
export function arrange(visited: readonly Visited[], wishes: Wishes): Arranged {
  const saw = visited.flatMap(({ seen }) => answered(seen) ?? [])
  const roles = rolesOf(visited, wishes)
  const names = nameAll(
    visited.map(({ machine, seen }, i) => ({
      given: machine.name,
      own: answered(seen)?.staticHostname,
      role: roles[i] ?? 'worker',
    })),
  )
  const has = visited.map(({ seen }) => {
    const addresses = answered(seen)?.addresses
    return addresses ? reachable(addresses, visited.length === 1) : []
  })
  const chosen = chooseAddresses(
    visited.map(({ machine: { target } }, i) => ({ target, has: has[i] ?? [] })),
  )
  const open: Open[] = []
  const hosts = visited.map(({ machine, seen }, i): StarterHost => {
    const { target } = machine
    const address = wishes.addresses.get(target) ?? chosen[i]
    if (address === undefined) open.push({ what: 'address', target, choices: has[i] ?? [] })
    const there = answered(seen)
    return {
      name: names[i] ?? target,
      address: address ?? '',
      role: roles[i] ?? 'worker',
      ssh: ownSsh(machine, address, names[i], wishes.login),
      seen: there && seenText(there),
    }
  })
  const undecided = visited.filter(({ machine }) => machine.role === undefined)
  const settled = visited.some(({ machine }) => machine.role === 'control-plane')
  if (!settled && wishes.controlPlane === undefined && undecided.length > 1)
    open.push({ what: 'control-plane', targets: undecided.map(({ machine }) => machine.target) })

  const { cluster, kubernetes, runtime, network, mirrors, login } = wishes
  const preset = wishes.preset ?? presetFor(saw)
  const { user, port, identityFile, config } = login
  return {
    starter: {
      cluster,
      preset,
      kubernetes: kubernetes ?? versionFor(preset, saw),
      runtime,
      network,
      subnets: subnetsFor(hosts.map(({ address }) => address)),
      mirrors,
      ssh: { config, user, port, identityFile },
      hosts,
    },
    open,
  }
}

function rolesOf(visited: readonly Visited[], { controlPlane }: Wishes) {
  const first =
    visited.find(({ machine }) => machine.role === 'control-plane') ??
    visited.find(({ machine }) => machine.target === controlPlane) ??
    visited.find(({ machine }) => machine.role === undefined)
  return visited.map(one => one.machine.role ?? (one === first ? 'control-plane' : 'worker'))
}

/** Only what the address and the common settings do not say. A file of Vagrant's has the machine under its name. */
function ownSsh(
  { target, user, port }: Machine,
  address: string | undefined,
  name: string | undefined,
  { config }: Login,
): StarterSsh {
  const byName = config !== undefined && name === target
  const elsewhere = !byName && target !== address && (address !== undefined || !isIP(target))
  return { address: elsewhere ? target : undefined, port, user }
}
