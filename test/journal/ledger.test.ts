import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Event, Result } from '../../src/core/event.ts'
import { Problem } from '../../src/core/problem.ts'
import { ledger, ofSteps } from '../../src/journal/ledger.ts'
import { readRecord } from '../../src/journal/read-record.ts'
import { toRecord } from '../../src/journal/record.ts'
import { broken, recorder } from './events.ts'

const fold = (events: Event[]) => ledger(events.map(toRecord))
const outcome = (events: Event[], key = 's@a') => fold(events).pairs.get(key)?.outcome

describe('a pair', () => {
  const r = recorder()
  test.each<[string, Event[]]>([
    ['not run', [r.started(), r.planned('s@a')]],
    ['cut off', [r.started(), r.planned('s@a'), r.began('s@a')]],
    ['unchanged', [r.started(), r.ended('s@a', 'unchanged')]],
    ['changed', [r.started(), r.began('s@a'), r.ended('s@a', 'changed')]],
    ['failed', [r.started(), r.began('s@a'), r.ended('s@a', 'failed', broken())]],
    ['blocked', [r.started(), r.ended('s@a', 'blocked')]],
  ])('is %s', (expected, events) => {
    expect(outcome(events)).toBe(expected)
  })

  test('keeps its last outcome when a later run only planned it', () => {
    const [a, b] = [recorder('r1'), recorder('r2', 2000)]
    const events = [a.started(), a.ended('s@a', 'changed'), b.started('plan'), b.planned('s@a')]
    expect(fold(events).pairs.get('s@a')).toMatchObject({ outcome: 'changed', run: 'r1', took: 5 })
  })

  test('is cut off again when a later run began it', () => {
    const [a, b] = [recorder('r1'), recorder('r2', 2000)]
    const events = [a.started(), a.ended('s@a', 'failed', broken()), b.started(), b.began('s@a')]
    const pair = fold(events).pairs.get('s@a')
    expect(pair).toMatchObject({ outcome: 'cut off', run: 'r2', changes: ['make s@a'] })
    expect(pair).not.toHaveProperty('problem')
  })

  test('a run that was refused has begun nothing, and nothing later belongs to it', () => {
    const r = recorder('r1')
    const refused: Event = { type: 'run.refused', at: 2000, run: 'r1', problem: broken() }
    const stray = r.ended('s@a', 'changed')
    const { runs } = fold([r.started('up'), r.planned('s@a'), refused, stray])
    expect(runs).toMatchObject([{ run: 'r1', outcome: 'looked' }])
    expect(fold([r.started('up'), r.began('s@a'), refused]).runs).toMatchObject([
      { outcome: 'failed' },
    ])
    expect(readRecord(JSON.stringify(toRecord(refused)))).toEqual(
      JSON.parse(JSON.stringify(toRecord(refused))),
    )
    expect(readRecord('{"type":"run.refused","at":1,"run":"r1"}')).toBeUndefined()
  })

  test('keeps the first problem of its run', () => {
    const r = recorder()
    const events = [
      r.started(),
      r.ended('s@a', 'failed', broken('first')),
      r.began('s@a'),
      r.ended('s@a', 'failed', broken('second')),
    ]
    expect(fold(events).pairs.get('s@a')?.problem?.message).toBe('first')
  })

  test('whose own end was lost is mended by the end of the run', () => {
    const r = recorder()
    const events = [r.started(), r.began('s@a')]
    r.ended('s@a', 'changed')
    expect(outcome([...events, r.finished()])).toBe('changed')
  })
})

test('can be had of some steps alone', () => {
  const r = recorder()
  const whole = fold([r.started(), r.ended('s@a', 'changed'), r.ended('t@a', 'failed', broken())])
  expect([...ofSteps(whole, ['t']).pairs.keys()]).toEqual(['t@a'])
  expect(ofSteps(whole, ['t']).runs).toEqual(whole.runs)
})

describe('a run', () => {
  const run = (...results: [Result, Problem?][]) => {
    const r = recorder()
    const ends = results.map(([result, problem], i) => r.ended(`s${i}@a`, result, problem))
    return [r.started('up'), ...ends, r.finished()]
  }
  const stopped = new Problem('INTERRUPTED', 'stopped by Ctrl-C')
  test.each<[string, Event[]]>([
    ['done', run(['changed'], ['unchanged'])],
    ['failed', run(['changed'], ['failed', broken()], ['blocked'])],
    ['interrupted', run(['failed', broken()], ['failed', stopped])],
    ['cut off', run(['changed']).slice(0, -1)],
    ['looked', run().slice(0, -1)],
  ])('is %s', (outcome, events) => {
    expect(fold(events).runs).toMatchObject([{ run: 'r1', command: 'up', outcome }])
  })

  test('that was cut off lasted until its last sign of life', () => {
    const r = recorder()
    expect(fold([r.started(), r.began('s@a'), r.began('t@a')]).runs[0]?.took).toBe(2)
  })
})

const results = fc.constantFrom<Result>('unchanged', 'changed', 'failed', 'blocked')
const keys = fc.constantFrom('s@a', 't@a', 's@b', 't@b')
const aRun = fc.array(fc.tuple(keys, fc.option(results)))

/** Several runs, each of pairs that began and, mostly, ended; as lines of a journal. */
const journals = fc.array(fc.tuple(aRun, fc.boolean()), { maxLength: 4 }).map(runs =>
  runs.flatMap(([pairs, ends], i) => {
    const r = recorder(`r${i}`, 1000 * (i + 1))
    const events = pairs.flatMap(([key, result]) => [
      r.began(key),
      ...(result ? [r.ended(key, result, result === 'failed' ? broken() : undefined)] : []),
    ])
    return [r.started(), r.planned('s@a', 't@a'), ...events, ...(ends ? [r.finished()] : [])]
  }),
)

const read = (text: string) =>
  ledger(
    text
      .split('\n')
      .map(readRecord)
      .filter(record => record !== undefined),
  )
const write = (events: Event[]) => events.map(e => JSON.stringify(toRecord(e)))

test('any beginning of a journal folds, wherever it is cut', () => {
  fc.assert(
    fc.property(journals, fc.double({ min: 0, max: 1, noNaN: true }), (events, part) => {
      const text = write(events).join('\n')
      const whole = read(text)
      const cut = read(text.slice(0, Math.floor(text.length * part)))
      expect(cut.runs.length).toBeLessThanOrEqual(whole.runs.length)
      for (const key of cut.pairs.keys()) expect(whole.pairs.has(key)).toBe(true)
    }),
  )
})

test('lines that are there twice change nothing', () => {
  fc.assert(
    fc.property(journals, fc.infiniteStream(fc.nat()), (events, random) => {
      const lines = write(events)
      const again = lines.map((line, i) => [line, lines[(random.next().value ?? 0) % (i + 1)]])
      expect(read(again.flat().join('\n'))).toEqual(read(lines.join('\n')))
    }),
  )
})
