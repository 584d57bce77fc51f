import { expect, test } from 'vitest'
import { demand } from '../../src/cli/demand.ts'
import { toProblem } from '../../src/core/problem.ts'

function refusal(...args: Parameters<typeof demand>): readonly unknown[] {
  try {
    demand(...args)
    return []
  } catch (error) {
    const { code, message, hint } = toProblem(error)
    return [code, message, hint]
  }
}

test.each<[string, Parameters<typeof demand>, readonly unknown[]]>([
  ['a name that is known', ['host', 'a', ['a', 'b']], []],
  ['no name', ['host', undefined, []], []],
  [
    'a name that is not known',
    ['run', 'c', ['a', 'b']],
    ['CONFIG_INVALID', 'there is no run named c', 'there are: a, b'],
  ],
  [
    'more names than are told',
    ['run', 'd', ['a', 'b', 'c'], 2],
    ['CONFIG_INVALID', 'there is no run named d', 'there are: a, b'],
  ],
  [
    'none to tell of',
    ['run', 'a', []],
    ['CONFIG_INVALID', 'there is no run named a', 'there is none yet: slipway up makes one'],
  ],
])('%s', (_, args, wanted) => {
  expect(refusal(...args)).toEqual(wanted)
})

test('one that is known but not among those told is no mistake', () => {
  expect(refusal('run', 'c', ['a', 'b', 'c'], 2)).toEqual([])
})
