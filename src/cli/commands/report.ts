import { resolve } from 'node:path'
import { Problem } from '../../core/problem.ts'
import { readJournal } from '../../journal/file.ts'
import { ledger, type RunHistory } from '../../journal/ledger.ts'
import { lockOwner } from '../../journal/lock.ts'
import { recordsOf } from '../../journal/one-run.ts'
import { readRunLogs } from '../../journal/run-logs.ts'
import { report as render } from '../../reporters/report.ts'
import { demand } from '../demand.ts'
import type { Io } from '../io.ts'
import type { Common } from '../options.ts'
import { writePrivate } from '../private-file.ts'
import { load } from '../session.ts'
import { version } from '../version.ts'

/** Runs that are named to somebody who has mistaken one. */
const TOLD = 10

/** The one that was asked for; else the newest that did something, else the newest. */
function choose(runs: readonly RunHistory[], wanted: string | undefined): string {
  const newestFirst = runs.map(({ run }) => run).toReversed()
  demand('run', wanted, newestFirst, TOLD)
  const worked = runs.findLast(({ outcome }) => outcome !== 'looked')
  const run = wanted ?? worked?.run ?? newestFirst[0]
  if (run !== undefined) return run
  throw new Problem(
    'CONFIG_INVALID',
    'there is nothing to report: no run was made from this folder',
    { hint: 'slipway up makes one' },
  )
}

/** Writes what the journal tells of a run as one HTML file. */
export async function report(
  options: Common & { readonly out?: string },
  io: Io,
  wanted?: string,
): Promise<number> {
  const cluster = await load(options)
  const { events } = await readJournal(cluster)
  const { runs } = ledger(events)
  const run = choose(runs, wanted)
  const owner = await lockOwner(cluster)
  const text = render(
    {
      records: recordsOf(events, run),
      logs: await readRunLogs(cluster, run),
      atWork: owner !== undefined && run === runs.at(-1)?.run,
    },
    { version: version(), now: Date.now(), say: io.say },
  )
  if (text === undefined)
    throw new Problem('CONFIG_INVALID', `the journal has lost the beginning of run ${run}`, {
      hint: 'slipway logs still has what its programs printed; slipway report RUN tells of another run',
    })
  if (options.out === '-') io.stdout.write(text)
  else {
    const path = resolve(options.out ?? `${cluster.name}-${run}.html`)
    // Programs' output is in it: the owner decides who may read it.
    await writePrivate(path, text)
    io.stdout.write(`${path}\n`)
  }
  return 0
}
