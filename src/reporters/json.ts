import { recordLine } from '../journal/record.ts'
import { type OpenReporter, openReporter, type ReporterOptions, settings } from './options.ts'

/**
 * One JSON object per event and line, in the order of events: a `type`, `at` in ms since 1970, and the fields
 * of that event in `core/event.ts`. Durations are whole ms; a problem is `{code, message, host?, step?, hint?,
 * evidence}`; a change is `{summary, risk, diff?}`, never the text of its commands; a plan's `unreachable` is an
 * object by name of the host. The last one of a run is `run.finished`, or `run.refused` with the problem.
 * Fields may be added; none changes its meaning.
 */
export function json(options: ReporterOptions = {}): OpenReporter {
  const { print } = settings(options)
  return openReporter(event => print([recordLine(event)]))
}
