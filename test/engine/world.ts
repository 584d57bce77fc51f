import { setImmediate as turn } from 'node:timers/promises'
import type { Host } from '../../src/core/host.ts'
import { Problem } from '../../src/core/problem.ts'
import type { Connect, Transport } from '../../src/transport/transport.ts'
import {
  answerToy,
  type ClaimWish,
  readClaimWish,
  readDetached,
  readQuestions,
  type ToyState,
} from './toy-shell.ts'

/**
 * What may go wrong at a point where something happens: the link breaks, the controller dies, the host loses
 * power, a program arrives twice, an answer takes its time.
 */
export type Fault = 'lost' | 'crash' | 'power' | 'twice' | 'slow'

/** Called at every point, numbered from 1; `what` says where one is, for the message of a failed test. */
export type Injector = (point: number, what: string) => Fault | undefined

interface Program {
  readonly lines: readonly string[]
  out: string
  code?: number
  cut?: boolean
  ended: Promise<void>
}

interface Machine {
  readonly state: ToyState
  /** In whose hands it is: the run, what it says of itself, and the uptime when it last did. */
  claim?: { readonly run: string; readonly by: string; readonly at: number } | undefined
  readonly programs: Map<string, Program>
  /** Goes up with every loss of power. */
  boot: number
}

export const LOST = (host: Host) =>
  new Problem('CONNECTION_LOST', 'the connection was lost', { host: host.name })

/** Machines that exist in memory, with programs that go on when nobody is connected. */
export class World {
  readonly machines = new Map<string, Machine>()
  /** Each thing that reached a host: `master connect`, `master ask`, `worker1 run join`. */
  readonly log: string[] = []
  points = 0
  /** Of all machines, in seconds. */
  uptime = 1000
  inject: Injector = () => undefined
  /** Hosts nobody can reach. */
  readonly down = new Map<string, Problem>()

  machine(name: string): Machine {
    const known = this.machines.get(name)
    if (known) return known
    const fresh: Machine = { state: new Map(), programs: new Map(), boot: 0 }
    this.machines.set(name, fresh)
    return fresh
  }

  state(): Record<string, Record<string, string>> {
    return Object.fromEntries(
      [...this.machines].map(([name, { state }]) => [
        name,
        Object.fromEntries([...state].filter(([key]) => !key.startsWith('token-'))),
      ]),
    )
  }

  set(host: string, key: string, value: string): void {
    this.machine(host).state.set(key, value)
  }

  /** A program is at work, brought by a run of which nothing else is left. */
  leave(host: string, id: string, lines: readonly string[]): void {
    this.#start(this.machine(host), host, id, lines)
  }

  /** A new controller: alive until it crashes. */
  controller(): { readonly connect: Connect; readonly dead: Promise<void> } {
    let alive = true
    let die = () => {}
    const dead = new Promise<void>(resolve => {
      die = () => {
        alive = false
        resolve()
      }
    })
    const gone = () => new Problem('AUTH_REFUSED', 'this controller is dead')

    /** True when the call is to be handled twice. */
    const point = async (what: string, host: Host, cut: () => void): Promise<boolean> => {
      if (!alive) throw gone()
      const fault = this.inject(++this.points, what)
      if (fault === 'slow') for (let i = 0; i < 7; i++) await turn()
      if (fault === 'crash') die()
      if (fault === 'power') this.#cutPower(host.name)
      if (fault === 'lost' || fault === 'power') cut()
      if (fault === 'lost' || fault === 'power') throw LOST(host)
      if (!alive) throw gone()
      return fault === 'twice'
    }

    const connect: Connect = async host => {
      const machine = this.machine(host.name)
      let open = true
      const { boot } = machine
      const cut = () => {
        open = false
      }
      if (!alive) throw gone()
      const problem = this.down.get(host.name)
      if (problem) throw problem
      this.log.push(`${host.name} connect`)
      const check = () => {
        if (!alive) throw gone()
        if (!open || machine.boot !== boot) throw LOST(host)
      }
      const transport: Transport = {
        run: async (command, options = {}) => {
          check()
          const text = command.reveal()
          const twice = await point(`${host.name} before`, host, cut)
          check()
          const output = await this.#handle(host, text, twice, async (line?: string) => {
            await point(`${host.name} during`, host, cut)
            check()
            if (line !== undefined) options.onLine?.(line)
          })
          await point(`${host.name} after`, host, cut)
          check()
          return { at: 0, stderr: '', ...output }
        },
        write: async () => {
          throw new Error('slipway writes files by programs')
        },
        close: async () => {
          this.log.push(`${host.name} close`)
          open = false
        },
      }
      return transport
    }
    return { connect, dead }
  }

  async #handle(
    host: Host,
    text: string,
    twice: boolean,
    told: (line?: string) => Promise<void>,
  ): Promise<{ code: number; stdout: string }> {
    const machine = this.machine(host.name)
    const questions = readQuestions(text)
    if (questions) {
      this.log.push(`${host.name} ask ${questions.asks.length}`)
      const atWork = [...machine.programs].filter(([, p]) => p.code === undefined && !p.cut)
      let stdout = ''
      for (const ask of questions.asks) {
        const { code, said } = ask.includes('flock')
          ? { code: 0, said: atWork.map(([id]) => `${id}\n`).join('') }
          : ask.includes('/slipway/controller')
            ? { code: machine.claim ? 0 : 1, said: this.#claimText(machine) }
            : answerToy(machine.state, ask)
        stdout += `${said}\n${questions.boundary} ${code}\n`
      }
      return { code: 0, stdout }
    }
    const wish = readClaimWish(text)
    const refused = wish && !this.#grant(machine, wish)
    if (refused && !(wish.detached && machine.programs.has(readDetached(text).id)))
      return {
        code: 79,
        stdout: `slipway: the host is in other hands\n${this.#claimText(machine)}`,
      }
    if (wish && !wish.detached) {
      this.log.push(`${host.name} ${wish.verb} ${wish.run}`)
      const atWork = [...machine.programs].filter(([, p]) => p.code === undefined && !p.cut)
      return {
        code: 0,
        stdout: wish.verb === 'take' ? atWork.map(([id]) => `${id}\n`).join('') : '',
      }
    }
    const { id, from, lines } = readDetached(text)
    for (const _ of twice ? [1, 2] : [1])
      if (lines && !machine.programs.has(id)) {
        this.log.push(`${host.name} run ${id.split('.')[1]}`)
        this.#start(machine, host.name, id, lines)
      }
    const program = machine.programs.get(id)
    if (!program) throw new Error(`${host.name} knows no program ${id}`)
    let shown = from
    do {
      await told()
      await turn()
      const whole = program.out.slice(shown).match(/.*\n/g) ?? []
      for (const line of whole) await told(line.slice(0, -1))
      shown += whole.join('').length
    } while (program.code === undefined && !program.cut)
    return { code: program.code ?? 255, stdout: program.out.slice(from) }
  }

  #claimText({ claim }: Machine): string {
    return claim ? `${claim.run}\n${claim.by}\nboot ${claim.at}\nboot ${this.uptime}\n` : ''
  }

  /** What templates/claim.sh.eta does. */
  #grant(machine: Machine, { verb, run, by, over }: ClaimWish): boolean {
    const { claim } = machine
    if (verb === 'release') {
      if (claim?.run === run) machine.claim = undefined
      return true
    }
    const old = claim !== undefined && this.uptime - claim.at >= 120
    const free = !claim || claim.run === run || (claim.run === over?.run && (over.evenFresh || old))
    if (free) machine.claim = { run, by, at: this.uptime }
    return free
  }

  #start(machine: Machine, host: string, id: string, lines: readonly string[]): void {
    const { boot } = machine
    const program: Program = { lines, out: '', ended: Promise.resolve() }
    machine.programs.set(id, program)
    const work = async () => {
      for (const [i, line] of lines.entries()) {
        if (!line.startsWith('toy ')) continue
        await turn()
        if (machine.boot !== boot) return
        const { code, said } = answerToy(machine.state, line)
        program.out += said
        if (code === 0) continue
        const named = lines.slice(i).find(l => l.includes('slipway: failed:'))
        program.out += `${named?.match(/slipway: failed: [^']*/)?.[0] ?? 'failed'}\n`
        program.code = code
        this.log.push(`${host} failed`)
        return
      }
      await turn()
      if (machine.boot === boot) program.code = 0
    }
    program.ended = work()
  }

  #cutPower(name: string): void {
    const machine = this.machine(name)
    machine.boot++
    for (const program of machine.programs.values())
      if (program.code === undefined) program.cut = true
  }

  /** Until no host is at work any more. */
  async quiet(): Promise<void> {
    for (const { programs } of this.machines.values())
      for (const program of programs.values()) await program.ended
  }
}
