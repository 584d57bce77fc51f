import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Event } from '../../src/core/event.ts'
import { Problem } from '../../src/core/problem.ts'
import type { ReporterOptions } from '../../src/reporters/options.ts'
import { terminal } from '../../src/reporters/terminal.ts'
import { hostList, recordedEvents, T0 } from './events.ts'
import { Screen } from './screen.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A screen on which the events are replayed, up to those that `until` lets through. */
function watch(
  events: readonly Event[],
  {
    columns = 100,
    rows = 30,
    until = Number.POSITIVE_INFINITY,
    ...options
  } = {} as ReporterOptions & { columns?: number; rows?: number; until?: number },
) {
  const screen = new Screen({ columns, rows })
  let now = T0
  const report = terminal({
    terminal: screen,
    env: { LANG: 'C.UTF-8' },
    now: () => now,
    plan: false,
    ...options,
  })
  for (const event of events.filter(e => e.at <= T0 + until)) {
    now = event.at
    report(event)
  }
  if (Number.isFinite(until)) now = T0 + until
  vi.advanceTimersByTime(150)
  const text = screen.text
  report.close()
  return { text, screen }
}

const SGR = new RegExp(`${'\u001b'}\\[\\d+m`)

const small = recordedEvents()
const large = recordedEvents(hostList(200))

test('while hosts are asked', () => {
  expect(watch(small, { until: 750 }).text).toMatchSnapshot()
})

test('while hosts are at work', () => {
  expect(watch(small, { until: 40_000 }).text).toMatchSnapshot()
})

test('while 200 hosts are at work', () => {
  expect(watch(large, { until: 25_000 }).text).toMatchSnapshot()
})

test('after the run', () => {
  expect(watch(small).text).toMatchSnapshot()
})

test('after a run of 200 hosts', () => {
  expect(watch(large).text).toMatchSnapshot()
})

test('on a narrow screen without Unicode', () => {
  const { text } = watch(small, { until: 40_000, columns: 40, env: { LANG: 'C' } })
  expect(text).toMatchSnapshot()
})

test.each([24, 40, 60, 100])('no line of the window is wider than %d columns', columns => {
  expect(watch(large, { until: 25_000, columns }).screen.widest).toBeLessThanOrEqual(columns)
})

test.each([6, 10, 24])('the window fits a screen of %d rows', rows => {
  const lines = watch(large, { until: 2_200, rows, columns: 60 }).text.split('\n')
  const window = lines.slice(lines.findIndex(line => line.includes(' of 1000 done')))
  expect(window.length).toBeLessThan(rows)
  expect(window.at(-1)).toMatch(/^ {3}\+\d+ more$/)
})

test('the window is gone when a question may follow the plan', () => {
  expect(watch(small, { until: 2_000 }).text.split('\n').at(-1)).not.toContain('⠋')
  expect(watch(small, { until: 1_999 }).text).toMatch(/^[⠋⠙] {2}lab {2}asking 3 hosts/)
})

test('the plan is shown when it is made', () => {
  const { text } = watch(small, { until: 2_000, plan: true, rows: 100 })
  expect(text).toContain('Plan: 25 changes on 3 hosts')
})

test('hostile output stays on its line', () => {
  const line = `\u001b[2J\u001b[H\u001b]0;title\u0007${'x'.repeat(10_000)}\nroot@host# `
  const started = small.filter(e => e.at <= T0 + 10_000)
  const output: Event = {
    type: 'step.output',
    at: T0 + 10_000,
    step: 'container-runtime',
    host: 'master',
    line,
  }
  const quiet = watch(started, { until: 10_000 }).text.split('\n')
  const noisy = watch([...started, output], { until: 10_000 })
  expect(noisy.text.split('\n')).toHaveLength(quiet.length)
  expect(noisy.screen.widest).toBeLessThanOrEqual(100)
})

test('what is said is shown above the window if wanted', () => {
  const { text } = watch(small, { until: 40_000, verbose: true, rows: 100 })
  expect(text).toContain('worker2 │ Downloading packages:')
  expect(text).toContain('✔  master   kube-packages               unchanged')
})

test('a host that does not answer is told at once', () => {
  const problem = new Problem('HOST_UNREACHABLE', 'no route to host', { hint: 'vagrant up' })
  const { text } = watch([
    { type: 'host.connecting', at: T0, host: 'b' },
    { type: 'host.unreachable', at: T0, host: 'b', problem },
  ])
  expect(text).toContain('✖ b: no route to host\n  try: vagrant up')
})

test('colour is left out of a screen that is asked to have none', () => {
  const screen = new Screen()
  const written = vi.spyOn(screen, '_write')
  const report = terminal({ terminal: screen, color: false, env: {} })
  for (const event of small) report(event)
  report.close()
  expect(written.mock.calls.some(([chunk]) => SGR.test(chunk))).toBe(false)
})
