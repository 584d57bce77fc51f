import type { Secret, SecretSource } from '../core/secret.ts'
import { type Ask, inTurn } from './ask.ts'
import { takeSecret } from './secret-source.ts'

/** A password as one host needs it. */
export interface Wanted {
  /** What hosts that need the same one have in common. */
  readonly what: string
  readonly host: string
  /** Where it stands, if cluster.yaml says so: nobody is asked for it then. */
  readonly source?: SecretSource | undefined
  /** How often it may be asked for; 0 for never. */
  readonly prompts: number
  question(again: boolean): string
}

/** Tries one password after another on a host. */
export interface Tries {
  /** The next to try, if any is to be had. */
  next(): Promise<Secret | undefined>
  /** The last was the right one. */
  accepted(): void
  /** The last never reached the host: it comes again. */
  repeat(): void
}

/**
 * Passwords that have been given, each asked for once for all hosts that need it. One that a host refuses is asked for
 * again: for that host alone once another host has taken it, else for all, since then it was mistyped.
 */
export class Answers {
  readonly #ask: Ask | undefined
  readonly #given = new Map<string, Promise<Secret | undefined>>()
  readonly #accepted = new Set<string>()

  constructor(ask: Ask | undefined) {
    this.#ask = ask && inTurn(ask)
  }

  /** Nobody, where there is no terminal. */
  get person(): Ask | undefined {
    return this.#ask
  }

  tries({ what, host, source, prompts, question }: Wanted): Tries {
    let key = ''
    let count = 0
    let last: Promise<Secret | undefined> | undefined
    let isUnused = false
    const next = async () => {
      if (isUnused) {
        isUnused = false
        return last
      }
      last = another()
      return last
    }
    const another = async () => {
      const refused = key
      if (source) return count++ === 0 ? takeSecret(source) : undefined
      if (!this.#ask || count >= prompts) return undefined
      const own = this.#accepted.has(refused) || refused.startsWith(`${host}\0`)
      key = `${own ? host : ''}\0${what}\0${count++}`
      const given = this.#given.get(key) ?? this.#ask.secret(question(count > 1))
      this.#given.set(key, given)
      return given
    }
    return {
      next,
      accepted: () => {
        if (key !== '') this.#accepted.add(key)
      },
      repeat() {
        isUnused = last !== undefined
      },
    }
  }
}
