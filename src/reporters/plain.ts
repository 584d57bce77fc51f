import type { Event } from '../core/event.ts'
import { formatDuration } from './duration.ts'
import { type OpenReporter, openReporter, type ReporterOptions, settings } from './options.ts'
import { resultText, retryText } from './pair-text.ts'
import { planLines } from './plan-text.ts'
import { printable } from './printable.ts'
import { hintLines } from './problem-text.ts'
import { summaryLines } from './summary.ts'
import { takenText } from './taken-text.ts'

/** For logs: a line per happening, with the time since the run began. */
export function plain(options: ReporterOptions = {}): OpenReporter {
  const { style, verbose, plan, print } = settings(options)
  let startedAt = 0

  const say = (event: Event, ...words: string[]) =>
    print([[formatDuration(event.at - startedAt).padStart(8), ...words].join('  ')])

  return openReporter(event => {
    switch (event.type) {
      case 'run.started':
        startedAt = event.at
        say(event, `${event.command} ${event.cluster} (run ${event.run})`)
        break
      case 'host.answered':
        if (verbose) say(event, event.host, `answered ${event.questions} questions`)
        break
      case 'host.unreachable':
        say(event, event.host, style.paint('bad', printable(event.problem.message)))
        print(hintLines(event.problem, style).map(line => `          ${line}`))
        break
      case 'host.lost':
        say(event, event.host, style.paint('warn', 'link lost; dialling again'))
        break
      case 'host.busy':
        say(
          event,
          event.host,
          `still at work for an earlier run: ${event.programs.join(', ')}; waiting`,
        )
        break
      case 'host.taken':
        say(event, event.host, style.paint('warn', printable(takenText(event))))
        break
      case 'plan.made':
        if (plan) print(['', ...planLines(event.plan, style), ''])
        break
      case 'step.started': {
        const changes = event.changes.map(c => printable(c.summary)).join('; ')
        say(event, event.host, event.step, `started: ${changes}`)
        break
      }
      case 'step.output':
        if (verbose)
          say(event, event.host, event.step, `${style.symbols.bar} ${printable(event.line)}`)
        break
      case 'step.retried':
        say(event, event.host, event.step, style.paint('warn', retryText(event)))
        break
      case 'step.finished': {
        const { summary } = event
        const { result, problem } = summary
        if (result === 'changed' || result === 'failed' || verbose)
          say(event, event.host, event.step, resultText(summary))
        if (problem) print(hintLines(problem, style).map(line => `          ${line}`))
        break
      }
      case 'run.finished':
        print(['', ...summaryLines(event.summary, style)])
        break
    }
  })
}
