import { expect, test } from 'vitest'
import { EXIT_CODES, exitCodeOf } from '../../src/cli/exit-codes.ts'
import type { PairSummary, Result } from '../../src/core/event.ts'
import { Problem } from '../../src/core/problem.ts'

test('exit codes, which scripts may depend on', () => {
  const kinds = (code: number) =>
    Object.entries(EXIT_CODES).flatMap(([kind, c]) => (c === code ? kind : []))
  const codes = [...new Set(Object.values(EXIT_CODES))]
  expect(codes.map(code => [code, kinds(code)])).toEqual([
    [1, ['COMMAND_FAILED', 'NOT_CONVERGED']],
    [2, ['CONFIG_INVALID']],
    [
      3,
      [
        ...['HOST_UNREACHABLE', 'AUTH_REFUSED', 'HOST_KEY_UNKNOWN', 'HOST_KEY_CHANGED'],
        ...['SUDO_REFUSED', 'CONNECTION_LOST'],
      ],
    ],
    [4, ['CHECK_FAILED', 'FOREIGN_CLUSTER', 'UNSUPPORTED']],
    [5, ['DECLINED']],
    [6, ['LOCKED']],
    [130, ['INTERRUPTED']],
  ])
})

const pair = (result: Result, problem?: Problem): PairSummary => ({
  ...{ step: 's', host: 'h', result, changes: [], took: 0 },
  ...(problem && { problem }),
})
const lost = new Problem('CONNECTION_LOST', 'lost')

test.each([
  ['nothing to do', [], 0],
  ['all as wanted', [pair('unchanged'), pair('changed')], 0],
  ['the first that failed', [pair('blocked'), pair('failed', lost), pair('failed')], 3],
  ['a failure without a reason', [pair('failed')], 1],
  ['blocked without a failure: stopped', [pair('changed'), pair('blocked')], 130],
])('of a run: %s', (_, pairs, code) => {
  expect(exitCodeOf({ run: 'r', cluster: 'c', took: 0, pairs })).toBe(code)
})
