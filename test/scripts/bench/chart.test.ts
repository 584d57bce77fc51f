import { expect, test } from 'vitest'
import { chart, decades } from '../../../scripts/bench/chart.ts'

test.each([
  [
    [0.05, 79],
    [-2, 2],
  ],
  [
    [1, 10],
    [0, 1],
  ],
  [[3], [0, 1]],
  [[10], [1, 2]],
] as const)('the scale around %j is of the powers %j', (values, powers) => {
  expect(decades(values)).toEqual(powers)
})

const svg = chart([
  {
    id: 'a',
    title: 'A & B',
    note: '',
    contenders: [
      { name: 'slipway', samples: [{ wall: 1 }] },
      { name: 'other', samples: [{ wall: 10 }, { wall: 100 }, { wall: 10 }] },
    ],
  },
])

test('a bar is as long as the power of ten', () => {
  const widths = [...svg.matchAll(/<rect[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width))
  expect(widths).toEqual([1, 470])
})

test('the picture is well-formed, and slipway stands out', () => {
  expect(svg).toContain('A &amp; B')
  expect(svg.match(/class="own"/g)).toHaveLength(1)
  expect(svg).toContain('prefers-color-scheme:dark')
})
