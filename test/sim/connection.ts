import type { Command, Output } from '../../src/core/command.ts'
import type { Host } from '../../src/core/host.ts'
import { claimed } from '../../src/render/claim.ts'
import { atWork } from '../../src/render/detached.ts'
import { interrupted, onAbort } from '../../src/transport/interrupt.ts'
import { sshProblem } from '../../src/transport/ssh-problem.ts'
import type { RunOptions, Transport } from '../../src/transport/transport.ts'
import type { Controller } from './controller.ts'
import { readRelease, readWish } from './holder.ts'
import type { Channel, SimHost } from './host.ts'
import { readDetached, readQuestions } from './read-detached.ts'
import type { Link, World } from './world.ts'

/** Where a program holds the secret of a bootstrap token. */
const TOKEN = /"token-secret":"(\w{16})"/g
const CLAIMED = claimed.ask.reveal()
const AT_WORK = atWork.ask.reveal()
/** After so many ms without an answer to three signs of life a connection counts as lost: see src/transport/ssh.ts. */
export const KEEPALIVE_MS = 45_000

/** One SSH connection, seen from both ends: each end learns in its own time that the other is gone. */
export class Connection implements Transport {
  readonly #world: World
  readonly #controller: Controller
  readonly #host: Host
  readonly #sim: SimHost
  readonly link: Link
  /** As the host sees it. */
  open = true
  /** As the controller sees it: why it is over. */
  #over: Error | undefined
  readonly #waiting = new Set<(error: Error) => void>()
  #lastThere = 0
  #lastBack = 0

  constructor(world: World, controller: Controller, host: Host, sim: SimHost, link: Link) {
    this.#world = world
    this.#controller = controller
    this.#host = host
    this.#sim = sim
    this.link = link
  }

  get name(): string {
    return this.#host.name
  }

  get over(): boolean {
    return this.#over !== undefined
  }

  /** The controller learns that nobody is at the other end any more. */
  lose(why: string): void {
    if (this.#over) return
    this.#over = new Error(why)
    this.open = false
    this.#controller.notice(() => {
      this.#world.say(`${this.#host.name}: connection lost (${why})`)
      for (const fail of [...this.#waiting]) fail(this.#over as Error)
    })
  }

  /** Breaks with an RST that both ends get; what is on its way to the host may still arrive there. */
  cut(): void {
    this.open = false
    this.#world.timeline.after(this.#world.dice.between(0, 50), `${this.name} reset`, () =>
      this.lose('read ECONNRESET'),
    )
  }

  run(command: Command, options: RunOptions = {}): Promise<Output> {
    const { signal } = options
    const stopped = () => interrupted(this.#host.name, signal)
    const lost = (error: Error) => sshProblem({ host: this.#host, stage: 'ready', error })
    if (this.#over) return Promise.reject(lost(this.#over))
    if (signal?.aborted) return Promise.reject(stopped())
    return new Promise((resolve, reject) => {
      let settled = false
      const settle = (act: () => void) => {
        if (settled) return
        settled = true
        this.#waiting.delete(fail)
        forget()
        act()
      }
      const fail = (error: Error) => settle(() => reject(lost(error)))
      this.#waiting.add(fail)
      const forget = onAbort(signal, () => settle(() => reject(stopped())))
      const received = new Lines(line => options.onLine?.(line))
      const isOpen = () => this.open && !settled
      const channel: Channel = {
        get open() {
          return isOpen()
        },
        out: text => this.#back('output', () => !settled && received.push(text)),
        end: (code, last, stderr) =>
          this.#back(`exit code ${code}`, () =>
            settle(() => {
              received.push(last)
              const text = received.end()
              for (const line of stderr.split('\n')) if (line) options.onLine?.(line)
              resolve({ code, stdout: text, stderr, at: this.#controller.clock.now() })
            }),
          ),
      }
      this.#there(command, channel)
    })
  }

  write(): Promise<void> {
    return Promise.reject(new Error('slipway writes files by programs'))
  }

  close(): Promise<void> {
    this.open = false
    this.#over ??= new Error('closed')
    return Promise.resolve()
  }

  /** On the way to the host: what is sent first arrives first. A link that is down holds it up. */
  #there(command: Command, channel: Channel): void {
    const { timeline } = this.#world
    const at = Math.max(this.#lastThere + 0.01, timeline.now + this.#world.latency(this.link))
    this.#lastThere = at
    const what = `${this.#host.name} <- ${firstLine(command.shown)}`
    const arrive = () => {
      if (this.link.downUntil > timeline.now) {
        timeline.after(this.link.downUntil - timeline.now + 1, what, arrive)
        return
      }
      if (!this.#sim.on || this.#sim.upAt > timeline.now) return
      if (!this.open && !this.#world.dice.chance(0.3)) return
      const text = command.reveal()
      this.#serve(text, channel)
      if (!this.#world.duplicateNext) return
      this.#world.duplicateNext = false
      if (!readQuestions(text)) {
        const deaf = { open: false, out: () => {}, end: () => {} }
        timeline.after(this.#world.dice.between(0, 5000), `${what} (again)`, () => {
          if (this.#sim.on && this.#sim.upAt <= timeline.now) this.#serve(text, deaf)
        })
      }
    }
    timeline.after(at - timeline.now, what, arrive)
  }

  /** On the way back to the controller. */
  #back(what: string, act: () => void): void {
    const { timeline } = this.#world
    const at = Math.max(this.#lastBack + 0.01, timeline.now + this.#world.latency(this.link))
    this.#lastBack = at
    const label = `${this.#host.name} -> ${what}`
    const arrive = () => {
      if (!this.open || this.#over) return
      if (this.link.downUntil > timeline.now)
        timeline.after(this.link.downUntil - timeline.now + 1, label, arrive)
      else this.#controller.notice(act)
    }
    timeline.after(at - timeline.now, label, arrive)
  }

  #serve(text: string, channel: Channel): void {
    const questions = readQuestions(text)
    if (text.includes('"token-secret":'))
      for (const [, secret] of text.matchAll(TOKEN)) this.#world.secrets.add(secret as string)
    if (questions) this.#answer(questions.asks, questions.boundary, channel)
    else {
      this.#serveProgram(text, channel)
    }
  }

  #said(ask: string): { readonly code: number; readonly stdout: string } {
    if (ask === AT_WORK) return { code: 0, stdout: this.#sim.atWork.map(id => `${id}\n`).join('') }
    if (ask !== CLAIMED) return this.#sim.hardware.answer(ask)
    const stdout = this.#sim.claimed
    return { code: stdout === '' ? 1 : 0, stdout }
  }

  #serveProgram(text: string, channel: Channel): void {
    const wish = readWish(text)
    const release = readRelease(text)
    if (release !== undefined) {
      this.#sim.holder.release(release)
      channel.end(0, '', '')
    } else if (wish && !text.includes('tail -q')) {
      const refusal = this.#sim.keep(wish)
      const programs = text.endsWith(AT_WORK) ? this.#sim.atWork.map(id => `${id}\n`).join('') : ''
      channel.end(refusal?.code ?? 0, refusal?.said ?? programs, refusal?.err ?? '')
    } else {
      const { id, from, text: program } = readDetached(text)
      if (program === undefined) this.#sim.follow(id, from, channel)
      else this.#sim.bring(id, program, from, wish, channel)
    }
  }

  /** Some of the questions now, the others a little later: between them the host may change, or stop. */
  #answer(asks: readonly string[], boundary: string, channel: Channel): void {
    const { dice, timeline } = this.#world
    const boot = this.#sim.upAt
    let said = ''
    const answer = (some: readonly string[]) => {
      for (const ask of some) {
        const { code, stdout } = this.#said(ask)
        said += `${stdout}\n${boundary} ${code}\n`
      }
    }
    const half = asks.length > 1 && dice.chance(0.2) ? dice.below(asks.length) : asks.length
    answer(asks.slice(0, half))
    timeline.after(dice.between(1, 60), `${this.#host.name} answers ${asks.length}`, () => {
      if (!this.#sim.on || this.#sim.upAt !== boot) return
      answer(asks.slice(half))
      channel.end(0, said, '')
    })
  }
}

function firstLine(text: string): string {
  const end = text.indexOf('\n')
  return text.slice(0, end < 0 ? 100 : Math.min(end, 100))
}

/** Text that comes in pieces, told in whole lines. */
class Lines {
  readonly #onLine: (line: string) => void
  #text = ''
  #told = 0

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine
  }

  push(text: string): void {
    this.#text += text
    for (;;) {
      const end = this.#text.indexOf('\n', this.#told)
      if (end < 0) return
      this.#onLine(this.#text.slice(this.#told, end))
      this.#told = end + 1
    }
  }

  end(): string {
    if (this.#told < this.#text.length) this.#onLine(this.#text.slice(this.#told))
    this.#told = this.#text.length
    return this.#text
  }
}
