import type { JournalRecord, StoredProblem } from '../../journal/record.ts'
import type { RunLog } from '../../journal/run-logs.ts'
import { groupBy } from '../group.ts'
import type { Passage } from './passage.ts'

/** One thing that went wrong, wherever it did. */
export interface Trouble {
  readonly problem: StoredProblem
  /** None where it is the whole run that was refused. */
  readonly hosts: readonly string[]
  readonly steps: readonly string[]
  /** How many pairs could not be tried because of it. */
  readonly blocks: number
  /** What the programs of the failed steps printed, as far as it was kept. */
  readonly logs: readonly RunLog[]
}

/** Logs that are shown of a problem that many hosts have. */
const MOST_LOGS = 3

/** Every problem of a run once, the one that came first, first. */
export function troublesOf(
  passages: readonly Passage[],
  records: readonly JournalRecord[],
  logs: readonly RunLog[],
): Trouble[] {
  const failed = passages
    .filter(p => p.result === 'failed')
    .toSorted((a, b) => a.to - b.to)
    .flatMap(p => (p.problem ? [{ ...p, problem: p.problem }] : []))
  const told = new Set(failed.map(p => p.host))
  const silent = records.flatMap(record =>
    record.type === 'host.unreachable' && !told.has(record.host)
      ? [{ key: '', step: '', host: record.host, problem: record.problem }]
      : [],
  )
  const refused = records.flatMap(record =>
    record.type === 'run.refused'
      ? [{ key: '', step: '', host: record.problem.host ?? '', problem: record.problem }]
      : [],
  )
  const alike = groupBy(
    [...refused, ...silent, ...failed],
    ({ problem: { code, message, evidence } }) => JSON.stringify([code, message, evidence]),
  )
  return [...alike.values()].flatMap(group => {
    const [first] = group
    if (!first) return []
    const keys = new Set(group.map(p => p.key))
    const blocks = passages.filter(p => p.blockedBy?.some(key => keys.has(key))).length
    return {
      problem: first.problem,
      hosts: [...new Set(group.map(p => p.host).filter(host => host !== ''))],
      steps: [...new Set(group.map(p => p.step).filter(step => step !== ''))],
      blocks,
      logs: logs
        .filter(log => group.some(p => p.step === log.step && p.host === log.host))
        .slice(0, MOST_LOGS),
    }
  })
}
