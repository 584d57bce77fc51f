import { type Clock, systemClock } from '../../../src/core/clock.ts'
import { leader } from '../../../src/core/cluster.ts'
import type { Command } from '../../../src/core/command.ts'
import type { Host } from '../../../src/core/host.ts'
import { reveal } from '../../../src/core/secret.ts'
import type { Step } from '../../../src/core/step.ts'
import { file } from '../../../src/facts/files.ts'
import { steps } from '../../../src/steps/index.ts'
import type { Combination } from './combinations.ts'
import { bareMachine, type Machine, told } from './machine.ts'

/** Something that a step puts on a host, or runs there. */
export interface Piece {
  readonly step: string
  /** What it is for, in the words of the plan. */
  readonly why: string
  /** The path of a file; undefined for a program. */
  readonly path?: string
  readonly text: string
}

/** A certificate of nobody's, as the control plane would have one. Its key was thrown away. */
const CA = `-----BEGIN CERTIFICATE-----
MIIBeTCCAR+gAwIBAgIUVJ5glLyrXuCWZ9G9HSO32CxM0IcwCgYIKoZIzj0EAwIw
ETEPMA0GA1UEAwwGbm9ib2R5MCAXDTI2MTEyMTE3MTgzOFoYDzIxMjYxMDI4MTcx
ODM4WjARMQ8wDQYDVQQDDAZub2JvZHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AASxuAxijvjN1ymt8CYTHTupWjKmCixcBFbIyjCLMLYMgbj+JzHKPsxT+cgbYSI1
JIFw2enItxYTuL1hHQc2EDXUo1MwUTAdBgNVHQ4EFgQU4y8FHOq3UChT+1bVjJ34
Dj+4tHgwHwYDVR0jBBgwFoAU4y8FHOq3UChT+1bVjJ34Dj+4tHgwDwYDVR0TAQH/
BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAO3AELDWAr+GgYIQkAG38iH3pBuKdD
6dFAoqc0jhYrrQIhANYh6xCGuNHvyRxCXj5tFWa1F3hBMeLCwSWuyDWlJKbE
-----END CERTIFICATE-----
`

/** Time and chance that are always the same. */
const CLOCK: Clock = {
  ...systemClock,
  now: () => Date.UTC(2026, 10, 21),
  random: bytes => new Uint8Array(bytes).fill(7),
}

const ASKED_FOR_CA = file('/etc/kubernetes/pki/ca.crt').ask.reveal()

/** A control plane that has a CA by the time workers ask for it, and nothing else. */
const withCa =
  (machine: Machine): Machine =>
  question =>
    question.reveal() === ASKED_FOR_CA
      ? { code: 0, stdout: `644 root:root\n${CA}`, stderr: '', at: 0 }
      : machine(question)

/** Everything that a host of a combination gets on its way from bare to done, in order. */
export async function whatItGets({ system, cluster }: Combination, host: Host): Promise<Piece[]> {
  const first = leader(cluster)
  const machines = new Map(
    cluster.hosts.map(host => {
      const machine = bareMachine(system, host)
      return [host.name, host.name === first.name ? withCa(machine) : machine] as const
    }),
  )
  const on = ({ name }: Host): Machine => machines.get(name) as Machine
  const pieces: Piece[] = []
  const ran = (step: Step, why: string, programs: readonly Command[], at: Host = host) => {
    const text = programs.map(program => program.reveal().trimEnd()).join('\n')
    const where = at.name === host.name ? '' : ` (on ${at.name})`
    if (text !== '') pieces.push({ step: step.id, why: `${why}${where}`, text: `${text}\n` })
  }
  const target = { host, cluster }
  for (const step of steps.filter(step => step.targets(host, cluster))) {
    const changes = step.diff(told(step.facts(target), host, on), target)
    if (step.perform)
      await step.perform(changes, target, {
        clock: CLOCK,
        ask: async (host, facts) => told(facts, host, on),
        async run(at, command) {
          ran(step, command.shown.split('\n')[0] ?? '', [command], at)
          return { code: 0, stdout: '', stderr: '', at: 0 }
        },
      })
    else
      for (const { summary, actions } of changes) {
        for (const action of actions)
          if ('write' in action) {
            const { path, content, mode, owner } = action.write
            pieces.push({ step: step.id, why: `${mode} ${owner}`, path, text: reveal(content) })
          }
        const runs = actions.filter(action => 'run' in action)
        ran(
          step,
          summary,
          runs.map(({ run }) => run),
          runs[0]?.on,
        )
      }
  }
  return pieces
}
