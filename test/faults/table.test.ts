import { describe, expect, test } from 'vitest'
import { steps } from '../../src/steps/index.ts'
import { KINDS } from './fault.ts'
import { page } from './page.ts'
import { faults } from './table/index.ts'
import { INIT_PHASES } from './table/init.ts'
import { secondsToTell, toldIn } from './told.ts'

const real = faults.filter(fault => fault.where.kubernetes === 'real')
const names = faults.map(fault => fault.name)

describe('the table of faults', () => {
  test('names each fault once', () => {
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  test('has at least 100, of which at least 40 on the real Kubernetes', () => {
    expect(faults.length).toBeGreaterThanOrEqual(100)
    expect(real.length).toBeGreaterThanOrEqual(40)
  })

  test('has every kind', () => {
    const kinds = new Set(faults.map(fault => fault.kind))
    expect(KINDS.filter(kind => !kinds.has(kind))).toEqual([])
  })

  test.each(steps.map(step => step.id))('kills slipway before, in and after %s', id => {
    const wanted = ['before', 'in', 'after'].map(when => `kill -9 of slipway ${when} ${id}`)
    expect(wanted.filter(name => !names.includes(name))).toEqual([])
  })

  test.each(Object.keys(INIT_PHASES))('strikes the real kubeadm init in its phase %s', phase => {
    const struck = real.filter(fault => fault.name.endsWith(`in kubeadm init, phase ${phase}`))
    expect(struck.map(fault => fault.kind).sort()).toEqual(['kill', 'power cut'])
  })

  test('its quick part has at least two on the real Kubernetes', () => {
    const quick = faults.filter(fault => fault.quick)
    expect(quick.length).toBeGreaterThanOrEqual(10)
    expect(quick.length).toBeLessThanOrEqual(14)
    expect(quick.filter(fault => real.includes(fault)).length).toBeGreaterThanOrEqual(2)
  })

  test('does something in each: before the run, or at a moment of it', () => {
    const idle = faults.filter(({ arrange, when, strike }) => !arrange && !(when && strike))
    expect(idle.map(fault => fault.name)).toEqual([])
  })
})

describe('what the user is told', () => {
  const problem = {
    code: 'COMMAND_FAILED' as const,
    message: 'exit code 1: x: a disk of the host is full',
    host: 'worker1',
    step: 'images',
    hint: 'slipway ssh worker1 df -h',
    evidence: [],
  }
  const about = { step: 'images', host: 'worker1' }
  const events = [
    { type: 'run.started', run: 'r', cluster: 'c', command: 'up', at: 0 },
    { type: 'step.started', ...about, title: '', changes: [], at: 20_000 },
    { type: 'step.retried', ...about, attempt: 2, wait: 2000, problem, at: 30_000 },
    {
      type: 'step.finished',
      ...about,
      summary: { ...about, result: 'failed', changes: [], took: 0, problem },
      at: 35_000,
    },
  ] as const

  test('is where, what and the cure, once', () => {
    expect(toldIn({ events: [...events, ...events], rest: '' })).toEqual([
      'worker1 images: exit code 1: x: a disk of the host is full; tried again',
      'worker1 images: exit code 1: x: a disk of the host is full — try: slipway ssh worker1 df -h',
    ])
  })

  test('is counted from the attempt that failed', () => {
    expect(secondsToTell(events)).toBe(3)
    expect(secondsToTell(events.slice(0, 3))).toBeUndefined()
  })
})

test('the page has a row for each fault, and no cell breaks its row', () => {
  const told = 'a | b\n<c>'
  const result = {
    name: names[0] ?? '',
    outcome: 'up again' as const,
    seconds: 12.3,
    told: [told],
    version: 'abc',
    ended: '2026-11-21T00:00:00Z',
  }
  const rows = page(faults, new Map([[result.name, result]]))
    .split('\n')
    .filter(line => /^\| \d/.test(line))
  expect(rows).toHaveLength(faults.length)
  expect(rows[0]).toContain('a \\| b &lt;c>')
})
