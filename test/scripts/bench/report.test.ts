import { expect, test } from 'vitest'
import { report } from '../../../scripts/bench/report.ts'
import type { Measured } from '../../../scripts/bench/result.ts'

const measured: Measured = {
  id: 'nothing-3',
  title: 'Nothing to do',
  note: 'All is as wanted.',
  contenders: [
    {
      name: 'slipway',
      samples: [
        { wall: 1, cpu: 0.5, memory: 80 },
        { wall: 3, cpu: 0.7, memory: 90 },
        { wall: 2, cpu: 0.6, memory: 70 },
      ],
    },
    { name: 'ssh', samples: [{ wall: 1 }] },
  ],
  day: '2026-01-02 03:04',
  load: 1.5,
  commit: 'abc',
  machine: '2 × processor',
  versions: ['Node.js v20'],
}

test('the report has medians, spreads and what they are compared with', () => {
  const text = report([measured], 'npm run bench')
  expect(text).toContain('Written by `npm run bench`')
  expect(text).toContain('| slipway | 2.00 | 1.00–3.00 | 3 | 1.00 | 0.60 | 80.0 |')
  expect(text).toContain('| ssh | 1.00 | 1.00–1.00 | 1 | 0.50 | – | – |')
  expect(text).toContain('| nothing to do, 3 machines: slipway / ssh | ≤ 1.5 × | 2.00 × | **no** |')
  expect(text).toContain('commit abc. Load of the machine before: 1.50.')
  expect(text).toContain('On 2 × processor. Node.js v20.')
})
