import { type Host, type LoginMethod, USUAL_PROMPTS } from '../core/host.ts'
import { type Secret, sourceText } from '../core/secret.ts'
import type { Answers, Tries } from './answers.ts'
import type { Identities, Key } from './identities.ts'

/** What a server asks in keyboard-interactive. */
export interface Question {
  readonly prompt: string
  readonly echo?: boolean
}

/** One attempt to be let in. */
export type Attempt =
  | { readonly method: 'none' }
  | { readonly method: 'publickey'; readonly key: Key; readonly public: Buffer }
  | { readonly method: 'password'; readonly password: Secret }
  | {
      readonly method: 'keyboard-interactive'
      answer(questions: readonly Question[]): Promise<readonly Secret[] | undefined>
    }

const ORDER: readonly LoginMethod[] = ['publickey', 'keyboard-interactive', 'password']

/**
 * The attempts to log in to one host, in OpenSSH's order: none, which shows what the host would take, then the methods
 * that are preferred. What has failed is not tried again on another connection.
 */
export class Login {
  readonly #host: Host
  readonly #answers: Answers
  readonly #keys: Key[]
  readonly #password: Tries
  /** Keyboard-interactive, as often as it may be tried. */
  #rounds: number
  /** What was accepted but not enough, where a host wants several proofs. */
  readonly #passed: Attempt[] = []
  #replay: Attempt[] = []
  #last: Attempt | undefined
  #started = false
  /** What was tried, what could not be, and what the host said to it. */
  readonly tried: string[]
  /** How many keys were shown. */
  shown = 0
  /** What the host would take in place of what it was shown. */
  wanted: readonly string[] = []

  constructor(host: Host, { keys, unusable }: Identities, answers: Answers) {
    const { user, passwordFrom: source, passwordPrompts: prompts = USUAL_PROMPTS } = host.ssh
    this.#host = host
    this.#answers = answers
    this.#keys = [...keys]
    this.tried = [...unusable]
    this.#rounds = source ? 1 : prompts
    this.#password = answers.tries({
      what: `password of ${user}`,
      host: host.name,
      source,
      prompts,
      question: again =>
        again
          ? `${host.name} refused it. Password of ${user} on ${host.name}:`
          : `Password of ${user} (${host.name}, and all that ask for the same):`,
    })
  }

  /** To be called before another connection is made; `unheard` when the host did not get the last attempt. */
  again(unheard: boolean): void {
    this.#started = false
    this.#replay = [...this.#passed]
    if (!unheard) return
    if (this.#last?.method === 'publickey') this.#replay.push(this.#last)
    if (this.#last?.method === 'keyboard-interactive') this.#rounds++
    this.#password.repeat()
  }

  /** Whether another connection could have more luck. */
  get hasMore(): boolean {
    return this.#keys.length > 0
  }

  /** The host let us in. */
  accepted(): void {
    if (this.#last?.method === 'password' || this.#last?.method === 'keyboard-interactive')
      this.#password.accepted()
  }

  /** `allowed` is what the host would take, `partial` whether the last attempt was one of several that it wants. */
  async next(allowed: readonly string[] | null, partial: boolean): Promise<Attempt | undefined> {
    if (partial && this.#last) this.#passed.push(this.#last)
    this.#last = this.#started ? await this.#choose(allowed ?? []) : { method: 'none' }
    this.#started = true
    return this.#last
  }

  async #choose(allowed: readonly string[]): Promise<Attempt | undefined> {
    const replayed = this.#replay.shift()
    if (replayed) return replayed
    this.wanted = allowed
    for (const method of this.#host.ssh.methods ?? ORDER) {
      const attempt = allowed.includes(method) ? await this.#attempt(method) : undefined
      if (attempt) return attempt
    }
    return undefined
  }

  async #attempt(method: LoginMethod): Promise<Attempt | undefined> {
    if (method === 'publickey') return this.#nextKey()
    const { passwordFrom } = this.#host.ssh
    const by = passwordFrom ? `the password in ${sourceText(passwordFrom)}` : 'a password'
    if (method === 'keyboard-interactive') {
      if ((!passwordFrom && !this.#answers.person) || this.#rounds-- <= 0) return undefined
      this.tried.push(`${by}, as an answer`)
      return { method, answer: questions => this.#answer(questions) }
    }
    const password = await this.#password.next()
    if (password) this.tried.push(by)
    return password && { method, password }
  }

  async #nextKey(): Promise<Attempt | undefined> {
    for (let key = this.#keys.shift(); key; key = this.#keys.shift()) {
      const shown = await key.public()
      this.tried.push(
        shown ? key.label : `${key.label}: is encrypted, and nobody gave its passphrase`,
      )
      if (!shown) continue
      this.shown++
      return { method: 'publickey', key, public: shown }
    }
    return undefined
  }

  /** A single question whose answer is not to be seen is the one for the password; others go to whoever sits there. */
  async #answer(questions: readonly Question[]): Promise<readonly Secret[] | undefined> {
    const [first, ...more] = questions
    if (first && more.length === 0 && !first.echo && /passw/i.test(first.prompt)) {
      const password = await this.#password.next()
      return password && [password]
    }
    const person = this.#answers.person
    const answers: Secret[] = []
    for (const { prompt, echo } of questions) {
      const answer = await person?.secret(`${this.#host.name}: ${prompt.trim()}`, echo)
      if (!answer) return undefined
      answers.push(answer)
    }
    return answers
  }
}
