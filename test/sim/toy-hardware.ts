import { answerToy, type ToyState } from '../engine/toy-shell.ts'
import type { Hardware } from './hardware.ts'
import type { Conditions, Tick } from './machine/machine.ts'

/** A machine that knows toy commands only, for tests of the world itself. */
export class ToyHardware implements Hardware {
  readonly name: string
  readonly state: ToyState
  readonly conditions: Conditions = {
    diskFull: false,
    packageLockedUntil: 0,
    mirror: () => 'ok',
    registry: () => 'ok',
    clockOffset: 0,
    kubeletCrashesUntil: 0,
    tokenMs: undefined,
  }

  constructor(name: string, state: ToyState = new Map()) {
    this.name = name
    this.state = state
  }

  answer(question: string) {
    const { code, said } = answerToy(this.state, question)
    return { code, stdout: said }
  }

  *execute(program: string, out: (text: string) => void): Generator<Tick, number> {
    for (const line of program.split('\n')) {
      if (!line.startsWith('toy ')) continue
      yield { ms: 100, what: line }
      const { code, said } = answerToy(this.state, line)
      out(said)
      if (code !== 0) return code
    }
    return 0
  }

  powerCut(): void {}
  boot(): void {}

  fork(): ToyHardware {
    return new ToyHardware(this.name, new Map(this.state))
  }
}
