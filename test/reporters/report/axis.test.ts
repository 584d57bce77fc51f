import fc from 'fast-check'
import { expect, test } from 'vitest'
import { place, ticks, tickText } from '../../../src/reporters/report/axis.ts'

test.each([
  [{ from: 0, to: 60_000 }, ['0s', '10s', '20s', '30s', '40s', '50s', '1m']],
  [{ from: 2000, to: 85_110 }, ['15s', '30s', '45s', '1m', '1m 15s']],
  [{ from: 400, to: 1300 }, ['0.4s', '0.6s', '0.8s', '1s', '1.2s']],
  [{ from: 0, to: 7_200_000 }, ['0s', '30m', '1h', '1h 30m', '2h']],
])('ticks of %o', (span, texts) => expect(ticks(span).map(tickText)).toEqual(texts))

test('however long a run is, its ticks are few and lie within it', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.integer({ min: 1, max: 1e10 }), (from, long) => {
      const span = { from, to: from + long }
      const all = ticks(span)
      expect(all.length).toBeLessThanOrEqual(7)
      for (const at of all) {
        expect(at).toBeGreaterThanOrEqual(span.from)
        expect(at).toBeLessThanOrEqual(span.to)
      }
    }),
  )
})

test('what lies outside is put at the end', () => {
  const span = { from: 100, to: 200 }
  expect([50, 100, 150, 200, 900].map(at => place(at, span))).toEqual([0, 0, 50, 100, 100])
})
