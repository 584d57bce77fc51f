import { systemClock } from '../../src/core/clock.ts'
import type { Command } from '../../src/core/command.ts'
import type { Known } from '../../src/core/fact.ts'
import type { Site } from '../../src/core/step.ts'

/** What a step did: `host: first words`, and the commands themselves. */
export interface Script extends Site {
  readonly log: readonly string[]
  readonly commands: readonly Command[]
}

/** What a command is about, so that a table can tell it: the first of these that it shows. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^kubeadm reset/, 'reset'],
  [/kubeadm init --config/, 'init'],
  [/kubeadm join --config/, 'join'],
  [/wait until/, 'wait'],
  [/systemctl start kubelet/, 'start kubelet'],
  [/make a join token/, 'create token'],
  [/^take back the join token/, 'delete token'],
  [/delete node/, 'delete node'],
  [/(init|join) \S+ ended/, 'note'],
]

const wordFor = (command: Command) =>
  WORDS.find(([pattern]) => pattern.test(command.shown))?.[1] ?? command.shown

/**
 * The hosts as a step sees them, played from a list: each look at the host takes the next answer, the last one
 * stays. Facts that `always` names are answered from there.
 */
export function play(
  looks: readonly object[],
  { always = {}, failing = [] }: { always?: object; failing?: readonly string[] } = {},
): Script {
  const log: string[] = []
  const commands: Command[] = []
  let turn = 0
  return {
    clock: systemClock,
    log,
    commands,
    async run(host, command) {
      const word = wordFor(command)
      log.push(`${host.name}: ${word}`)
      commands.push(command)
      if (failing.includes(word)) throw new Error(`${word} failed`)
      return { code: 0, stdout: '', stderr: '', at: 0 }
    },
    async ask(_host, facts) {
      const look = 'found' in facts ? looks[Math.min(turn++, looks.length - 1)] : {}
      return { ...always, ...look } as Known<typeof facts>
    },
  }
}
