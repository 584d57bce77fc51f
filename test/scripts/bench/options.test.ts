import { describe, expect, test } from 'vitest'
import { options, WORKS } from '../../../scripts/bench/options.ts'

describe('what is measured', () => {
  test('is everything, on all sizes', () => {
    expect(options([])).toEqual({
      works: WORKS,
      hosts: [3, 10, 50, 200],
      rounds: 5,
      peerRounds: 5,
      quick: false,
      keep: false,
    })
  })

  test('is little in a hurry', () => {
    const { works, hosts, rounds } = options(['--quick'])
    expect({ works, hosts, rounds }).toEqual({
      works: ['start-up', 'nothing'],
      hosts: [3],
      rounds: 1,
    })
  })

  test('can be chosen, sizes from small to large', () => {
    const chosen = options(['--only', 'drift,nothing', '--hosts', '50,3', '--rounds', '2'])
    expect(chosen).toMatchObject({ works: ['drift', 'nothing'], hosts: [3, 50], rounds: 2 })
  })

  test('can be measured on the machines of the run before', () =>
    expect(options(['--keep']).keep).toBe(true))
})

test.each([
  [['--only', 'nothing,sleep'], /no work named sleep/],
  [['--hosts', '3,many'], /--hosts takes numbers/],
  [['--hosts', '201'], /--hosts takes numbers/],
  [['--rounds', '0'], /--rounds takes a number/],
  [['--peer-rounds', '-1'], /peer-rounds/],
  [['--slow'], /--slow/],
])('%j cannot be meant', (words, message) => {
  expect(() => options(words)).toThrow(message)
})
