import { expect, test } from 'vitest'
import type { Event } from '../../src/core/event.ts'
import { createForecast, remainingText } from '../../src/reporters/forecast.ts'
import { english } from '../../src/texts/say.ts'
import { hostList, recordedEvents, T0 } from './events.ts'

const events = recordedEvents()
const took = events.flatMap(event =>
  event.type === 'step.finished' && event.summary.result === 'changed' ? [event.summary] : [],
)

/** The recorded plan has no graph of its own: each pair follows the one before it on its host. */
const chained = (event: Event): Event => {
  if (event.type !== 'plan.made') return event
  const last = new Map<string, string>()
  const pairs = event.plan.pairs.map(pair => {
    const before = last.get(pair.host)
    last.set(pair.host, `${pair.step}@${pair.host}`)
    const leader = pair.step === 'workers-joined' ? ['control-plane@master'] : []
    return { ...pair, after: [...(before ? [before] : []), ...leader] }
  })
  return { ...event, plan: { ...event.plan, pairs } }
}

/** What is foretold when the events up to a moment have been seen. */
function at(ms: number, past: typeof took = took) {
  const forecast = createForecast()
  forecast.remember(past)
  for (const event of events.filter(e => e.at <= T0 + ms)) forecast.follow(chained(event))
  return forecast.remaining(T0 + ms)
}

test('before there is a plan, nothing is foretold', () => expect(at(1000)).toBeUndefined())

test('the second run of the same kind is foretold from the first', () => {
  expect(at(2000)).toEqual({ ms: 83_110, open: false })
  expect(at(30_000)).toEqual({ ms: 55_110, open: false })
  expect(at(86_000)).toBeUndefined()
})

test('what nobody knows makes it open', () => {
  const some = took.filter(({ step }) => step !== 'control-plane')
  expect(at(2000, some)).toMatchObject({ open: true })
  expect(at(2000, [])).toBeUndefined()
})

test('hosts that were quicker tell it of those that are slower', () => {
  const forecast = createForecast()
  const large = recordedEvents(hostList(200))
  for (const event of large.filter(e => e.at <= T0 + 30_000)) forecast.follow(chained(event))
  expect(forecast.remaining(T0 + 30_000)).toMatchObject({ open: true })
})

test.each([
  [400, false, 'a few seconds left'],
  [400, true, 'over 10s left'],
  [43_000, false, 'about 40s left'],
  [100_000, false, 'about 1m 30s left'],
  [125_000, true, 'over 2m left'],
  [1_234_000, false, 'about 21m left'],
])('%d ms, open: %s: %s', (ms, open, text) =>
  expect(remainingText({ ms, open }, english)).toBe(text),
)
