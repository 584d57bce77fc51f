import type { Event } from '../core/event.ts'
import type { JournalRecord } from './record.ts'

type Json = Readonly<Record<string, unknown>>

const isText = (value: unknown) => typeof value === 'string'
const isNumber = (value: unknown) => Number.isFinite(value)
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null
const isPair = (p: unknown) =>
  isObject(p) &&
  isText(p.step) &&
  isText(p.host) &&
  isText(p.result) &&
  isNumber(p.took) &&
  Array.isArray(p.changes)

/** What a line must have to be read as an event of its type: as much as the ledger relies on. */
const SHAPES: Record<Event['type'], (record: Json) => boolean> = {
  'run.started': r => isText(r.run) && isText(r.command),
  'host.connecting': r => isText(r.host),
  'host.connected': r => isText(r.host),
  'host.answered': r => isText(r.host),
  'host.unreachable': r => isText(r.host) && isObject(r.problem),
  'host.lost': r => isText(r.host) && isObject(r.problem),
  'host.busy': r => isText(r.host) && Array.isArray(r.programs),
  'host.taken': r => isText(r.host) && isObject(r.from),
  'plan.made': r =>
    isObject(r.plan) &&
    Array.isArray(r.plan.pairs) &&
    r.plan.pairs.every(p => isObject(p) && isText(p.step) && isText(p.host)),
  'step.started': r => isText(r.step) && isText(r.host),
  'step.retried': r => isText(r.step) && isText(r.host) && isObject(r.problem),
  'step.output': r => isText(r.step) && isText(r.host) && isText(r.line),
  'step.evidence': r => isText(r.step) && isText(r.host) && Array.isArray(r.lines),
  'step.finished': r => isText(r.step) && isText(r.host) && isPair(r.summary),
  'run.finished': r =>
    isObject(r.summary) &&
    isText(r.summary.run) &&
    isNumber(r.summary.took) &&
    Array.isArray(r.summary.pairs) &&
    r.summary.pairs.every(isPair),
}

/** One line of a journal; undefined when it is torn, garbled, or of a type that this version does not know. */
export function readRecord(line: string): JournalRecord | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return undefined
  }
  if (!isObject(value) || !isNumber(value.at) || !isText(value.type)) return undefined
  const type = value.type as Event['type']
  const sound = Object.hasOwn(SHAPES, type) && SHAPES[type](value)
  return sound ? (value as unknown as JournalRecord) : undefined
}
