import { DNS_LABEL, MACHINE, USER } from '../../config/formats.ts'
import { parseAddress } from '../../config/ip.ts'
import type { Role } from '../../core/host.ts'

/** A machine as somebody named it: what to dial, and what else was said. */
export interface Machine {
  /** An address, a name, or a `Host` of OpenSSH's configuration. */
  readonly target: string
  readonly name?: string | undefined
  readonly user?: string | undefined
  readonly port?: number | undefined
  readonly role?: Role | undefined
}

const FORM = /^(?:([^=]+)=)?(?:([^@]+)@)?(.+?)(?::(control-plane|worker))?$/

/**
 * `[name=][user@]address[:port][:role]`, an IPv6 address with a port in brackets.
 *
 * @returns what is wrong, as text, where it cannot be read
 */
export function parseMachine(text: string): Machine | string {
  const [, name, user, place = '', role] = FORM.exec(text.trim()) ?? []
  const [, bracketed, plain, digits] =
    /^(?:\[(.+)\]|([^:]*|.*:.*:.*?))(?::(\d+))?$/.exec(place) ?? []
  const target = bracketed ?? plain ?? place
  const port = digits === undefined ? undefined : Number(digits)
  const wrong = (what: string) => `${JSON.stringify(text)}: ${what}`
  if (name !== undefined && (!DNS_LABEL.test(name) || name === 'localhost'))
    return wrong(`${name} is no name for a host: lower-case letters, digits and -`)
  if (user !== undefined && !USER.test(user)) return wrong(`${user} is not the name of a user`)
  if (!MACHINE.test(target) || (/^[\d.]+$/.test(target) && !parseAddress(target)))
    return wrong(`${target || 'nothing'} is neither an address nor a name`)
  if (port !== undefined && (port < 1 || port > 65535)) return wrong(`there is no port ${port}`)
  return {
    target,
    ...(name !== undefined && { name }),
    ...(user !== undefined && { user }),
    ...(port !== undefined && { port }),
    ...(role !== undefined && { role: role as Role }),
  }
}

/** Several of them, and what is wrong with the others. Words that name a machine twice count as wrong. */
export function parseMachines(words: readonly string[]): {
  readonly machines: readonly Machine[]
  readonly wrong: readonly string[]
} {
  const machines: Machine[] = []
  const wrong: string[] = []
  for (const word of words) {
    const machine = parseMachine(word)
    if (typeof machine === 'string') wrong.push(machine)
    else if (machines.some(other => isSame(other, machine))) wrong.push(`${word} is there twice`)
    else machines.push(machine)
  }
  return { machines, wrong }
}

const isSame = (a: Machine, b: Machine): boolean =>
  (a.name !== undefined && a.name === b.name) || (a.target === b.target && a.port === b.port)
