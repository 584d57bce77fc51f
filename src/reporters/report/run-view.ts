import type { Outline } from '../../core/outline.ts'
import type { Finding } from '../../core/plan.ts'
import { ledger, type RunOutcome } from '../../journal/ledger.ts'
import type { JournalRecord } from '../../journal/record.ts'
import type { RunLog } from '../../journal/run-logs.ts'
import { criticalPath } from './critical-path.ts'
import { type Incident, incidentsOf } from './incident.ts'
import { type Lane, lanesOf, type Span, workSpan } from './lane.ts'
import { type Counts, countsOf, type Passage, passagesOf } from './passage.ts'
import { type StepTimes, stepTimes } from './step-times.ts'
import { begunChanges, type ChangedStep, leftChanges } from './told-changes.ts'
import { type Trouble, troublesOf } from './trouble.ts'

/** A run as its report tells it. Times are in ms since the run began, `startedAt` is in ms since 1970. */
export interface RunView {
  readonly run: string
  readonly cluster: string
  readonly command: string
  /** Whether some of the hosts or steps were not asked for; false where that was not written down. */
  readonly part: boolean
  readonly startedAt: number
  readonly took: number
  /** `at work`: it is not over. */
  readonly outcome: RunOutcome | 'at work'
  /** How long it took until the hosts had answered and the plan was made; undefined where it did not come to that. */
  readonly planned?: number
  /** When hosts were worked on. */
  readonly span?: Span
  readonly outline?: Outline
  readonly hosts: readonly string[]
  readonly counts: Counts
  readonly lanes: readonly Lane[]
  readonly path: readonly Passage[]
  readonly steps: readonly StepTimes[]
  readonly troubles: readonly Trouble[]
  readonly incidents: readonly Incident[]
  readonly findings: readonly Finding[]
  readonly begun: readonly ChangedStep[]
  readonly left: readonly ChangedStep[]
}

export interface Material {
  /** Of one run, from its beginning on. */
  readonly records: readonly JournalRecord[]
  readonly logs?: readonly RunLog[]
  readonly atWork?: boolean
}

/** Undefined where the records are not those of a run. */
export function runView({ records, logs = [], atWork = false }: Material): RunView | undefined {
  const [first] = records
  const [history] = ledger(records).runs
  if (first?.type !== 'run.started' || !history) return undefined
  const passages = passagesOf(records)
  const plan = records.findLast(record => record.type === 'plan.made')
  const span = workSpan(passages)
  const end = records.findLast(record => record.type === 'run.finished')
  const met = records.flatMap(record => ('host' in record ? [record.host] : []))
  return {
    run: first.run,
    cluster: first.cluster,
    command: first.command,
    part: end?.summary.part === true,
    startedAt: first.at,
    took: history.took,
    outcome: atWork ? 'at work' : history.outcome,
    ...(plan && { planned: plan.at - first.at }),
    ...(span && { span }),
    ...(first.outline && { outline: first.outline }),
    hosts: [...new Set([...met, ...passages.map(p => p.host)])],
    counts: countsOf(passages),
    lanes: lanesOf(passages, span ?? { from: 0, to: 1 }),
    path: criticalPath(passages),
    steps: stepTimes(passages),
    troubles: troublesOf(passages, records, logs),
    incidents: incidentsOf(records),
    findings: plan?.plan.findings ?? [],
    begun: begunChanges(passages),
    left: leftChanges(passages),
  }
}
