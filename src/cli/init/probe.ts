import { isIP } from 'node:net'
import { homedir } from 'node:os'
import { absolute } from '../../config/resolve.ts'
import { withSshConfig } from '../../config/ssh/lookup.ts'
import { toHost } from '../../config/ssh/target.ts'
import type { StarterSsh } from '../../config/starter.ts'
import { isAskAll, type Known } from '../../core/fact.ts'
import type { Host } from '../../core/host.ts'
import { Problem, toProblem } from '../../core/problem.ts'
import { openFleet } from '../../engine/fleet.ts'
import { known, survey } from '../../engine/knowledge.ts'
import { cgroupVersion, cpus, kernelRelease, memory } from '../../facts/capacity.ts'
import { addresses, staticHostname } from '../../facts/identity.ts'
import { os } from '../../facts/os.ts'
import type { Ask } from '../../transport/ask.ts'
import { copyId } from '../../transport/copy-id.ts'
import { readOnly } from '../../transport/read-only.ts'
import { connectSsh } from '../../transport/ssh.ts'
import type { Connect } from '../../transport/transport.ts'
import { wrapped } from '../../transport/wrapped.ts'
import type { Copying } from './copying.ts'
import type { Machine } from './machine.ts'

const FACTS = { staticHostname, addresses, os, kernelRelease, cgroupVersion, cpus, memory }

/** What a machine says of itself to one who logs in. */
export type Seen = Known<typeof FACTS>

/** How machines are to be logged in to, for whatever is not said of one of them. */
export interface Login extends StarterSsh {
  /** New host keys are written to known_hosts. */
  readonly trust?: boolean | undefined
  /** Passwords and passphrases are asked for. */
  readonly asked?: boolean | undefined
}

/** A machine as OpenSSH's configuration, the command line and the answers so far have it. */
async function hostsOf(
  machines: readonly Machine[],
  login: Login,
  path: string,
): Promise<readonly Host[]> {
  const origin = { path, home: homedir() }
  const { trust, asked: _, address: __, ...common } = login
  const ssh = { ...common, ...(trust && { hostKeys: 'accept-new' as const }) }
  const hosts = Object.fromEntries(
    machines.map(({ target, name, user, port }, i) => {
      // By its name a file of Vagrant's knows it; else the target is dialled.
      const byName = login.config !== undefined && name === target
      const own = {
        ...(!byName && { address: target }),
        ...(user !== undefined && { user }),
        ...(port !== undefined && { port }),
      }
      const address = isIP(target) ? target : ''
      return [byName ? target : `#${i}`, { address, role: 'worker' as const, ssh: own }]
    }),
  )
  const file = { cluster: 'new', ssh, hosts }
  const bare = Object.entries(hosts).map(([name, host]) =>
    toHost(name, host, ssh, text => absolute(text, origin)),
  )
  const found = await withSshConfig(bare, file, origin)
  return found.map((host, i) => ({ ...host, name: machines[i]?.target ?? host.name }))
}

/** Has each machine take the user's key first that takes only a password; of a machine that cannot be helped, why. */
async function copyIds(
  hosts: readonly Host[],
  { ask, passwordFrom }: Copying,
): Promise<ReadonlyMap<Host, Problem>> {
  const connect = connectSsh({ ask, asUser: true })
  const failed = new Map<Host, Problem>()
  await Promise.all(
    hosts.map(host =>
      copyId({ ...host, ssh: { ...host.ssh, passwordFrom } }, connect).catch(error =>
        failed.set(host, toProblem(error)),
      ),
    ),
  )
  return failed
}

export interface ProbeOptions {
  /** Puts the user's key on machines where it is missing. */
  readonly copyId?: Copying | undefined
  /** Asks for passwords and passphrases where the login says so. */
  readonly ask?: Ask | undefined
}

export type Probe = (
  machines: readonly Machine[],
  login: Login,
  path: string,
) => Promise<readonly (Seen | Problem)[]>

/**
 * Logs in to all at once, and asks each who it is, in one round trip. Touches nothing there, but for `copyId`. What was
 * asked for once is not asked for again.
 */
export function prober({ copyId, ask }: ProbeOptions = {}): Probe {
  const [unasked, asked] = [connectSsh(), connectSsh({ ask })]
  return (machines, login, path) =>
    probe({ machines, login, path, copyId, connect: login.asked ? asked : unasked })
}

interface Visit {
  readonly machines: readonly Machine[]
  readonly login: Login
  readonly path: string
  readonly copyId: Copying | undefined
  readonly connect: Connect
}

async function probe({ machines, login, path, copyId, connect }: Visit) {
  const hosts = await hostsOf(machines, login, path)
  const failed = copyId ? await copyIds(hosts, copyId) : new Map<Host, Problem>()
  const numbered = hosts.map((host, i) => ({ ...host, name: `#${i}` }))
  // Questions name a machine as its user does.
  const byNumber = new Map(numbered.map(({ name }, i) => [name, hosts[i]]))
  const dial: Connect = (host, signal) => connect(byNumber.get(host.name) ?? host, signal)
  const fleet = await openFleet(wrapped(dial, readOnly(isAskAll)), numbered, () => {})
  try {
    const answers = await survey(
      fleet,
      numbered.map(host => ({ host, facts: FACTS })),
    )
    return numbered.map((host, i) => {
      const problem = failed.get(hosts[i] ?? host)
      if (problem) return named(problem, machines[i]?.target ?? '')
      try {
        return known(FACTS, host, answers)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        return named(error, machines[i]?.target ?? '')
      }
    })
  } finally {
    await fleet.close()
  }
}

const named = ({ code, message, hint, evidence, cause }: Problem, host: string): Problem =>
  new Problem(code, message, { host, hint, evidence, cause })
