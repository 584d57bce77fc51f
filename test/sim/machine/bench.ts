import type { Clock } from '../../../src/core/clock.ts'
import type { Cluster } from '../../../src/core/cluster.ts'
import type { Output } from '../../../src/core/command.ts'
import type { Connect } from '../../../src/transport/transport.ts'
import { readDetached, readQuestions } from '../read-detached.ts'
import type { Flavour } from './flavour.ts'
import { Machine, type Surroundings } from './machine.ts'

/** Random numbers that are the same each time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The machines of a cluster on one bench: what is sent to one runs at once, and nothing goes wrong by itself. */
export class Bench {
  now = Date.UTC(2026, 10, 21)
  readonly machines: ReadonlyMap<string, Machine>
  readonly #random = dice(1)
  /** What reached a machine, in order. */
  readonly log: string[] = []
  readonly around: Surroundings = {
    now: () => this.now,
    machine: name => this.machines.get(name),
    byAddress: address => [...this.machines.values()].find(m => m.address === address),
    linked: () => true,
    random: this.#random,
  }

  constructor(cluster: Cluster, flavour: Flavour) {
    this.machines = new Map(
      cluster.hosts.map(({ name, address }) => [
        name,
        new Machine(name, flavour, address, this.around),
      ]),
    )
  }

  get clock(): Clock {
    return {
      now: () => this.now,
      monotonic: () => this.now,
      pause: (ms, signal) =>
        signal
          ? new Promise((_, reject) =>
              signal.addEventListener('abort', () => reject(signal.reason)),
            )
          : this.pass(ms),
      random: bytes => Uint8Array.from({ length: bytes }, () => this.#random() * 256),
    }
  }

  async pass(ms: number): Promise<void> {
    this.now += ms
  }

  /** Runs a program to its end. */
  run(name: string, program: string): { code: number; said: string } {
    const machine = this.machines.get(name)
    if (!machine) throw new Error(`no machine ${name}`)
    let said = ''
    const steps = machine.execute(program, text => {
      said += text
    })
    for (;;) {
      const step = steps.next()
      if (step.done) return { code: step.value, said }
      this.now += step.value.ms
      this.log.push(`${name}: ${step.value.what}`)
    }
  }

  readonly connect: Connect = async ({ name }) => ({
    run: async command => {
      const text = command.reveal()
      const machine = this.machines.get(name) as Machine
      const output = (code: number, stdout: string): Output => ({
        code,
        stdout,
        stderr: '',
        at: this.now,
      })
      const questions = readQuestions(text)
      if (questions) {
        let stdout = ''
        for (const ask of questions.asks) {
          const said = ask.includes('/var/lib/slipway/runs')
            ? { code: 0, stdout: '' }
            : machine.answer(ask)
          stdout += `${said.stdout}\n${questions.boundary} ${said.code}\n`
        }
        return output(0, stdout)
      }
      const program = readDetached(text).text ?? ''
      const { code, said } = this.run(name, program)
      return output(code, said)
    },
    write: () => Promise.reject(new Error('nobody writes')),
    close: async () => {},
  })
}
