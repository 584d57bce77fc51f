import type { Event } from '../core/event.ts'
import type { JournalRecord } from './record.ts'

type Json = Readonly<Record<string, unknown>>

const isText = (value: unknown) => typeof value === 'string'
const isNumber = (value: unknown) => Number.isFinite(value)
/** What a Date can hold. */
const isTime = (value: unknown) => isNumber(value) && Math.abs(Number(value)) <= 8.64e15
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText)
const isListOf = (value: unknown, is: (entry: Json) => boolean) =>
  Array.isArray(value) && value.every(entry => isObject(entry) && is(entry))

type Is = (value: unknown) => boolean
const optional =
  (is: Is): Is =>
  value =>
    value === undefined || is(value)

const isProblem: Is = p =>
  isObject(p) && isText(p.message) && optional(isText)(p.hint) && optional(isTexts)(p.evidence)
const isChange = (c: Json) => isText(c.summary) && isText(c.risk) && optional(isText)(c.diff)
const areChanges: Is = optional(value => isListOf(value, isChange))
const RESULTS: readonly unknown[] = ['unchanged', 'changed', 'failed', 'blocked']
const isPair: Is = p =>
  isObject(p) &&
  isText(p.step) &&
  isText(p.host) &&
  RESULTS.includes(p.result) &&
  isNumber(p.took) &&
  isTexts(p.changes) &&
  optional(isText)(p.waitedFor) &&
  optional(isProblem)(p.problem) &&
  optional(isTexts)(p.blockedBy)
const isPlanned = (p: Json) =>
  isText(p.step) && isText(p.host) && optional(isText)(p.title) && areChanges(p.changes)
const isFinding = (f: Json) =>
  isText(f.host) && isText(f.level) && isText(f.message) && optional(isText)(f.hint)
const isOutline: Is = o =>
  isObject(o) &&
  isText(o.kubernetes) &&
  isText(o.images) &&
  isObject(o.runtime) &&
  isObject(o.network) &&
  isListOf(o.hosts, h => isText(h.name) && isText(h.role) && isTexts(h.addresses))

/** What a line must have to be read as an event of its type: as much as ledger and report rely on. */
const SHAPES: Record<Event['type'], (record: Json) => boolean> = {
  'run.started': r =>
    isText(r.run) && isText(r.cluster) && isText(r.command) && optional(isOutline)(r.outline),
  'host.connecting': r => isText(r.host),
  'host.connected': r => isText(r.host),
  'host.answered': r => isText(r.host),
  'host.unreachable': r => isText(r.host) && isProblem(r.problem),
  'host.lost': r => isText(r.host) && isProblem(r.problem),
  'host.busy': r => isText(r.host) && isTexts(r.programs),
  'host.taken': r => isText(r.host) && isObject(r.from) && isTime(r.from.since),
  'plan.made': r =>
    isObject(r.plan) &&
    isListOf(r.plan.pairs, isPlanned) &&
    optional(value => isListOf(value, isFinding))(r.plan.findings),
  'step.started': r =>
    isText(r.step) &&
    isText(r.host) &&
    optional(isText)(r.title) &&
    areChanges(r.changes) &&
    optional(isText)(r.waitedFor),
  'step.retried': r =>
    isText(r.step) && isText(r.host) && isProblem(r.problem) && isNumber(r.wait ?? 0),
  'step.output': r => isText(r.step) && isText(r.host) && isText(r.line),
  'step.evidence': r => isText(r.step) && isText(r.host) && Array.isArray(r.lines),
  'step.finished': r => isText(r.step) && isText(r.host) && isPair(r.summary),
  'run.finished': r =>
    isObject(r.summary) &&
    isText(r.summary.run) &&
    isNumber(r.summary.took) &&
    Array.isArray(r.summary.pairs) &&
    r.summary.pairs.every(isPair),
  'run.refused': r => isText(r.run) && isProblem(r.problem),
}

/** One line of a journal; undefined when it is torn, garbled, or of a type that this version does not know. */
export function readRecord(line: string): JournalRecord | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return undefined
  }
  if (!isObject(value) || !isTime(value.at) || !isText(value.type)) return undefined
  const type = value.type as Event['type']
  const sound = Object.hasOwn(SHAPES, type) && SHAPES[type](value)
  return sound ? (value as unknown as JournalRecord) : undefined
}
