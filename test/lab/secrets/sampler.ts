import { readdirSync, readFileSync } from 'node:fs'

/** Something that must not be found, by the name under which it is told; never by itself. */
export interface Wanted {
  readonly name: string
  readonly text: string
}

const PARTS = ['cmdline', 'environ'] as const

/**
 * Reads, round after round without a pause, the argument list and the environment of every process of this machine, and
 * with them of all that are containers on it. What lives shorter than a round may be missed.
 */
export class Sampler {
  readonly #seen = new Set<string>()
  readonly #also: () => void
  #going = true
  readonly #ended: Promise<void>
  rounds = 0

  /** `also` is called in every round. */
  constructor(also: () => void = () => {}) {
    this.#also = also
    this.#ended = this.#loop()
  }

  async #loop(): Promise<void> {
    while (this.#going) {
      for (const pid of readdirSync('/proc')) if (/^\d+$/.test(pid)) this.#look(pid)
      this.#also()
      this.rounds++
      await new Promise(resolve => setImmediate(resolve))
    }
  }

  #look(pid: string) {
    for (const part of PARTS) {
      try {
        const text = readFileSync(`/proc/${pid}/${part}`, 'utf8').replaceAll('\0', ' ')
        if (text !== '') this.#seen.add(`${part} ${text}`)
      } catch {
        // It has ended.
      }
    }
  }

  async stop(): Promise<void> {
    this.#going = false
    await this.#ended
  }

  /** How many different argument lists and environments there were. */
  get size(): number {
    return this.#seen.size
  }

  /** Where secrets were seen: the name of each, and the first words of what held it. */
  found(secrets: readonly Wanted[]): string[] {
    return [...this.#seen].flatMap(text =>
      secrets
        .filter(secret => text.includes(secret.text))
        .map(({ name }) => `${name} in ${text.slice(0, 60)}`),
    )
  }
}
