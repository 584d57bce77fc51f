import type { JournalRecord, StoredProblem } from '../../src/journal/record.ts'

type Said = { readonly events: readonly JournalRecord[]; readonly rest: string }

const sentence = ({ host, step, message, hint }: StoredProblem): string =>
  `${[host, step].filter(Boolean).join(' ')}${host || step ? ': ' : ''}${message}${hint ? ` — try: ${hint}` : ''}`

/** Every problem of a run, in the order in which it was told; the same one of several hosts once. */
export function problemsIn(events: readonly JournalRecord[]): StoredProblem[] {
  const found = events.flatMap(event => {
    const { type, problem } = event as { type: string; problem?: StoredProblem }
    if (type === 'problem' || type === 'host.unreachable') return problem ? [problem] : []
    return event.type === 'step.finished' && event.summary.problem ? [event.summary.problem] : []
  })
  return found.filter((p, i) => found.findIndex(q => q.message === p.message) === i)
}

/** What the user read of the fault: that it waits or tries again, then what failed and the cure. */
export function toldIn({ events, rest }: Said): string[] {
  const passing = events.flatMap(event => {
    if (event.type === 'host.busy') return [`${event.host}: still at work for an earlier run`]
    if (event.type === 'host.lost') return [`${event.host}: ${event.problem.message}`]
    if (event.type === 'step.retried')
      return [`${sentence({ ...event.problem, hint: undefined })}; tried again`]
    return []
  })
  const lines = [...new Set([...passing, ...problemsIn(events).map(sentence)])]
  return lines.length > 0 ? lines : rest.trim() ? [rest.trim().split('\n').at(-1) ?? ''] : []
}

/**
 * Seconds from the beginning of the attempt that failed to the first word of it: from the step's beginning or
 * its last new try, or of the run where nothing was begun.
 */
export function secondsToTell(events: readonly JournalRecord[]): number | undefined {
  const failed = events.findIndex(
    event =>
      (event.type as string) === 'problem' ||
      event.type === 'host.unreachable' ||
      (event.type === 'step.finished' && event.summary.problem !== undefined),
  )
  const failure = events[failed]
  // What is refused before there is a run has no time of its own.
  if (!failure?.at) return undefined
  if (failure.type !== 'step.finished') return (failure.at - (events[0]?.at ?? 0)) / 1000
  const began = events.slice(0, failed).findLast(event => {
    if (event.type !== 'step.started' && event.type !== 'step.retried') return false
    return event.step === failure.step && event.host === failure.host
  })
  const wait = began?.type === 'step.retried' ? began.wait : 0
  return (failure.at - ((began ?? events[0])?.at ?? 0) - wait) / 1000
}
