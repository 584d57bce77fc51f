import { expect, test } from 'vitest'
import { afterReset } from '../../src/cli/after-reset.ts'
import type { Ledger, PairHistory } from '../../src/journal/ledger.ts'
import { steps } from '../../src/steps/index.ts'
import { resetSteps } from '../../src/steps/reset.ts'

const history = (
  ...pairs: [step: string, host: string, at: number, outcome?: string][]
): Ledger => ({
  runs: [],
  pairs: new Map(
    pairs.map(([step, host, at, outcome = 'changed']) => {
      const pair = { step, host, at, outcome, took: 5, changes: ['x'], run: 'r' } as PairHistory
      return [`${step}@${host}`, pair]
    }),
  ),
})

const outcomes = (ledger: Ledger) =>
  Object.fromEntries([...afterReset(ledger, steps).pairs].map(([key, p]) => [key, p.outcome]))

test('what kubeadm made, and what needs it, is not done any more on the host that was reset', () => {
  expect(
    outcomes(
      history(
        ['swap-off', 'worker1', 1],
        ['workers-joined', 'worker1', 2],
        ['labels-and-taints', 'worker1', 3],
        ['workers-joined', 'worker2', 2],
        ['pod-network', 'master', 3],
        ['worker-cleared', 'worker1', 4],
      ),
    ),
  ).toEqual({
    'swap-off@worker1': 'changed',
    'workers-joined@worker1': 'not run',
    'labels-and-taints@worker1': 'not run',
    'workers-joined@worker2': 'changed',
    'pod-network@master': 'changed',
    'worker-cleared@worker1': 'changed',
  })
})

test.each<[string, Parameters<typeof history>, string]>([
  [
    'done again since',
    [
      ['control-plane-cleared', 'master', 1],
      ['control-plane', 'master', 2],
    ],
    'changed',
  ],
  [
    'a reset that failed',
    [
      ['control-plane', 'master', 1],
      ['control-plane-cleared', 'master', 2, 'failed'],
    ],
    'changed',
  ],
  [
    'nothing to reset',
    [
      ['control-plane', 'master', 1],
      ['control-plane-cleared', 'master', 2, 'unchanged'],
    ],
    'changed',
  ],
  [
    'failed before',
    [
      ['control-plane', 'master', 1, 'failed'],
      ['control-plane-cleared', 'master', 2],
    ],
    'failed',
  ],
])('%s', (_, pairs, expected) => {
  expect(outcomes(history(...pairs))['control-plane@master']).toBe(expected)
})

test('reset still has steps of these names', () => {
  const ids = resetSteps().map(step => step.id)
  expect(ids).toEqual(expect.arrayContaining(['worker-cleared', 'control-plane-cleared']))
})
