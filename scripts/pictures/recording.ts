import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readRecord } from '../../src/journal/read-record.ts'
import type { JournalRecord } from '../../src/journal/record.ts'
import type { RunLog } from '../../src/journal/run-logs.ts'

/** All events of a run on machines of the lab; `play.ts` makes it. */
export const RECORDING = fileURLToPath(
  new URL('../../test/reporters/report/__cases__/played.jsonl', import.meta.url),
)

/** A run as its journal and its logs tell of it. */
export interface Recording {
  readonly records: readonly JournalRecord[]
  readonly logs: readonly RunLog[]
}

export function readRecording(): Recording {
  const all = readFileSync(RECORDING, 'utf8')
    .split('\n')
    .flatMap(line => readRecord(line) ?? [])
  const logs = new Map<string, RunLog>()
  for (const record of all) {
    if (record.type !== 'step.output' && record.type !== 'step.evidence') continue
    const { step, host } = record
    const said = record.type === 'step.output' ? [record.line] : ['', ...record.lines]
    const before = logs.get(step + host)?.text ?? ''
    logs.set(step + host, { step, host, text: `${before}${said.join('\n')}\n` })
  }
  const records = all.filter(r => r.type !== 'step.output' && r.type !== 'step.evidence')
  return { records, logs: [...logs.values()] }
}
