import { type Command, type Output, sh } from '../core/command.ts'
import { type Host, USUAL_PROMPTS } from '../core/host.ts'
import type { Secret } from '../core/secret.ts'
import type { Answers, Tries } from './answers.ts'
import { asksFor, NO_SUDO, type Privilege, USER, wayAfter } from './privilege.ts'
import { startProblem } from './start-problem.ts'

/** Root's shell did not come about. */
export interface Refused {
  /** The exit code of what should have become root. */
  readonly status: number
  /** What was printed in place of the program's output. */
  readonly printed: string
}

export type Attempt = (
  privilege: Privilege,
  command: Command,
  tries: Tries,
) => Promise<Output | Refused>

/**
 * How one becomes root on a host: looked for once, when the plain way fails, and kept as long as the host is talked to,
 * over all of its connections.
 */
export class Root {
  readonly #host: Host
  readonly #answers: Answers
  #search: Promise<void> | undefined
  #password: Secret | undefined
  privilege: Privilege

  constructor(host: Host, answers: Answers, first: Privilege) {
    this.#host = host
    this.#answers = answers
    this.privilege = first
  }

  /** The password that was the right one. */
  known(): Tries {
    let isGiven = false
    const next = async () => {
      const password = isGiven ? undefined : this.#password
      isGiven = true
      return password
    }
    return { next, accepted() {}, repeat() {} }
  }

  /**
   * Another way, since `failed` was refused.
   *
   * @throws Problem SUDO_REFUSED or AUTH_REFUSED when there is none
   */
  async find(failed: Privilege, refused: Refused, attempt: Attempt): Promise<void> {
    // Of several programs at once, the first has looked already.
    if (failed !== this.privilege) return
    this.#search ??= this.#look(failed, refused, attempt).finally(() => {
      this.#search = undefined
    })
    return this.#search
  }

  async #look(failed: Privilege, refused: Refused, attempt: Attempt): Promise<void> {
    const { status, printed } = refused
    const isWithoutSudo = failed.by === 'doas' || NO_SUDO.test(printed)
    const has = isWithoutSudo ? await this.#programs(attempt) : () => false
    const next = wayAfter(failed, printed, has)
    if (!next || (asksFor(next) && !this.#canAnswer(next)))
      throw startProblem(this.#host, next ?? failed, status, printed)
    const tries = this.#tries(next)
    let last: Secret | undefined
    let wrong: Refused | undefined
    const noted = { ...tries, next: async () => (last = await tries.next()) }
    for (;;) {
      const answer = await attempt(next, sh`:`, noted)
      if ('code' in answer) {
        tries.accepted()
        this.#password = last
        this.privilege = next
        return
      }
      // sudo asks again by itself; doas and su have to be started again.
      if (last === undefined || next.by === 'sudo')
        return this.#look(next, wrong ?? answer, attempt)
      wrong = answer
    }
  }

  async #programs(attempt: Attempt): Promise<(name: string) => boolean> {
    const answer = await attempt(USER, sh`command -v doas; command -v su; :`, this.known())
    const found = 'code' in answer ? answer.stdout.split('\n') : []
    return name => found.some(path => path.endsWith(`/${name}`))
  }

  /** sudo and doas want the password of the user, su that of root. */
  #tries({ by }: Privilege): Tries {
    const { user, passwordPrompts: prompts = USUAL_PROMPTS } = this.#host.ssh
    const whose = by === 'su' ? 'root' : user
    return this.#answers.tries({
      what: `password of ${whose}`,
      host: this.#host.name,
      source: this.#source(by),
      prompts,
      question: again =>
        again
          ? `${this.#host.name}: ${by} refused it. Password of ${whose} there:`
          : `Password of ${whose} for ${by} (${this.#host.name}, and all that ask for the same):`,
    })
  }

  #source(by: Privilege['by']) {
    const { passwordFrom, sudoPasswordFrom } = this.#host.ssh
    return sudoPasswordFrom ?? (by === 'su' ? undefined : passwordFrom)
  }

  #canAnswer({ by }: Privilege): boolean {
    const { passwordPrompts = USUAL_PROMPTS } = this.#host.ssh
    const mayAsk = this.#answers.person !== undefined && passwordPrompts > 0
    return mayAsk || this.#source(by) !== undefined
  }
}
