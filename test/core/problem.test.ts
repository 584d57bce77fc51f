import { expect, test } from 'vitest'
import { Problem, toProblem } from '../../src/core/problem.ts'

const full = new Problem('COMMAND_FAILED', 'yum failed', {
  host: 'master',
  step: 'container-runtime',
  hint: 'try again',
  evidence: ['No space left'],
  cause: 'a cause',
})

test('what it knows is on it, and in its JSON; the cause is not for reports', () => {
  const facts = {
    code: 'COMMAND_FAILED',
    message: 'yum failed',
    host: 'master',
    step: 'container-runtime',
    hint: 'try again',
    evidence: ['No space left'],
  }
  expect(full).toMatchObject({ ...facts, cause: 'a cause', name: 'Problem' })
  expect(JSON.parse(JSON.stringify(full))).toEqual(facts)
})

test('what it does not know is left out', () => {
  const bare = new Problem('DECLINED', 'no')
  expect(JSON.parse(JSON.stringify(bare))).toEqual({
    code: 'DECLINED',
    message: 'no',
    evidence: [],
  })
  expect('cause' in bare).toBe(false)
})

const places: [
  problem: Problem,
  place: { host?: string; step?: string },
  at: (string | undefined)[],
][] = [
  [new Problem('LOCKED', 'x'), { host: 'h', step: 's' }, ['h', 's']],
  [new Problem('LOCKED', 'x'), {}, [undefined, undefined]],
  [new Problem('LOCKED', 'x', { host: 'own' }), { host: 'h', step: 's' }, ['own', 's']],
  [full, { host: 'h', step: 's' }, ['master', 'container-runtime']],
]

test.each(places)(
  'met at a place: its own word counts more (%#)',
  (problem, place, [host, step]) => {
    const { code, message, hint, evidence } = problem
    const there = problem.at(place)
    expect(there.toJSON()).toEqual({ code, message, host, step, hint, evidence })
    expect(there.cause).toBe(problem.cause)
  },
)

test('a problem stays what it is', () => {
  expect(toProblem(full)).toBe(full)
})

const noStack = Object.assign(new Error('odd'), { stack: undefined })
test.each([
  ['an error', new TypeError('x is not a function'), 'x is not a function', true],
  ['an error without a stack', noStack, 'odd', false],
  ['a word', 'oops', 'oops', false],
  ['nothing', undefined, 'undefined', false],
])('%s that was not thrown on purpose keeps where it came from', (_, thrown, message, stack) => {
  const problem = toProblem(thrown)
  expect(problem).toMatchObject({ code: 'COMMAND_FAILED', message })
  expect(problem.cause).toBe(thrown)
  expect(problem.evidence.some(line => line.includes('problem.test.ts'))).toBe(stack)
  expect(problem.evidence.length).toBeLessThanOrEqual(5)
})
