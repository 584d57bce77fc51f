import type { Event } from '../core/event.ts'
import { formatDuration } from './duration.ts'
import { type OpenReporter, openReporter, type ReporterOptions, settings } from './options.ts'
import { changesText, resultText, retryText } from './pair-text.ts'
import { planLines } from './plan-text.ts'
import { printable } from './printable.ts'
import { hintLines } from './problem-text.ts'
import { createRepeats } from './repeats.ts'
import { summaryLines } from './summary.ts'
import { takenText } from './taken-text.ts'

/** For logs: a line per happening, with the time since the run began. */
export function plain(options: ReporterOptions = {}): OpenReporter {
  const { style, verbose, plan, print } = settings(options)
  const { say } = style
  const isRepeat = createRepeats()
  let startedAt = 0

  const tell = (event: Event, ...words: string[]) =>
    print([[formatDuration(event.at - startedAt).padStart(8), ...words].join('  ')])

  return openReporter(event => {
    if (isRepeat(event) && !verbose) return
    switch (event.type) {
      case 'run.started':
        startedAt = event.at
        tell(event, say`${event.command} ${event.cluster} (run ${event.run})`)
        break
      case 'host.answered':
        if (verbose) tell(event, event.host, say`answered ${event.questions} questions`)
        break
      case 'host.unreachable':
        tell(event, event.host, style.paint('bad', printable(say(event.problem.message))))
        print(hintLines(event.problem, style).map(line => `          ${line}`))
        break
      case 'host.lost':
        tell(event, event.host, style.paint('warn', say`link lost; dialling again`))
        break
      case 'host.busy':
        tell(
          event,
          event.host,
          say`still at work for an earlier run: ${event.programs.join(', ')}; waiting`,
        )
        break
      case 'host.taken':
        tell(event, event.host, style.paint('warn', printable(takenText(event, say))))
        break
      case 'plan.made':
        if (plan) print(['', ...planLines(event.plan, style), ''])
        break
      case 'step.started': {
        const changes = changesText({ changes: event.changes.map(c => c.summary) }, say)
        tell(event, event.host, event.step, say`started: ${changes}`)
        break
      }
      case 'step.output':
        if (verbose)
          tell(event, event.host, event.step, `${style.symbols.bar} ${printable(event.line)}`)
        break
      case 'step.retried':
        tell(event, event.host, event.step, style.paint('warn', retryText(event, say)))
        break
      case 'step.finished': {
        const { summary } = event
        const { result, problem } = summary
        if (result === 'changed' || result === 'failed' || verbose)
          tell(event, event.host, event.step, resultText(summary, say))
        if (problem) print(hintLines(problem, style).map(line => `          ${line}`))
        break
      }
      case 'run.finished':
        print(['', ...summaryLines(event.summary, style)])
        break
    }
  })
}
