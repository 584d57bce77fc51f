import { type Clock, randomHex, systemClock } from '../core/clock.ts'
import type { Command } from '../core/command.ts'
import { type Answers, askAll, readAll } from '../core/fact.ts'
import { Problem } from '../core/problem.ts'
import type { Transport } from '../transport/transport.ts'

/**
 * Puts all questions to a host in one round trip.
 *
 * @throws Problem CONNECTION_LOST when the host stopped answering half-way
 */
export async function ask(
  transport: Transport,
  questions: readonly Command[],
  {
    signal,
    clock = systemClock,
  }: { readonly signal?: AbortSignal | undefined; readonly clock?: Clock } = {},
): Promise<Answers> {
  if (questions.length === 0) return new Map()
  const boundary = `slipway-${randomHex(clock, 12)}`
  const output = await transport.run(askAll(questions, boundary), signal ? { signal } : {})
  const answers = readAll(output, boundary)
  if (answers.length < questions.length)
    throw new Problem('CONNECTION_LOST', 'the host stopped answering in the middle', {
      hint: 'run the same command again',
      evidence: output.stderr.split('\n').slice(-5).filter(Boolean),
    })
  return new Map(questions.map((q, i) => [q.reveal(), answers[i] as (typeof answers)[number]]))
}
