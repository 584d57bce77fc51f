import { loggedRuns, type RunLog, readRunLogs } from '../../journal/run-logs.ts'
import { printableLines } from '../../reporters/printable.ts'
import { steps } from '../../steps/index.ts'
import { resetSteps } from '../../steps/reset.ts'
import { demand } from '../demand.ts'
import type { Io } from '../io.ts'
import type { Common } from '../options.ts'
import { printer } from '../printer.ts'
import { load } from '../session.ts'

export interface LogsOptions extends Common {
  readonly run?: string
}

const ids = [...steps, ...resetSteps()].map(step => step.id)
const place = new Map(ids.map((id, i) => [id, i]))

/** In the order of the steps, as they may have run. */
const inOrder = (a: RunLog, b: RunLog) =>
  (place.get(a.step) ?? ids.length) - (place.get(b.step) ?? ids.length) ||
  a.host.localeCompare(b.host)

/** What the programs of a run printed, the newest run's if none is named. */
export async function logs(
  options: LogsOptions,
  io: Io,
  host?: string,
  step?: string,
): Promise<number> {
  const cluster = await load(options)
  demand(
    'host',
    host,
    cluster.hosts.map(h => h.name),
  )
  demand('step', step, ids)
  const runs = await loggedRuns(cluster)
  demand('logged run', options.run, runs.toReversed())
  const run = options.run ?? runs.at(-1)
  const found = (run === undefined ? [] : await readRunLogs(cluster, run))
    .filter(log => (host ?? log.host) === log.host && (step ?? log.step) === log.step)
    .sort(inOrder)

  const { style, print } = printer(options, io)
  if (options.json) print([JSON.stringify({ run, logs: found })])
  else if (found.length === 0)
    print([
      run === undefined
        ? style.say`There are no logs: no run has changed anything yet.`
        : style.say`Run ${run} has no such log.`,
    ])
  else
    for (const { step, host, text } of found)
      print([
        style.paint('strong', `== ${run} ${host} ${step}`),
        ...printableLines(text.trimEnd()),
        '',
      ])
  return 0
}
