import { expect, test } from 'vitest'
import { wildcard } from '../../src/core/wildcard.ts'

test.each([
  ['worker1', 'worker1', true],
  ['worker1', 'worker10', false],
  ['worker*', 'worker10', true],
  ['worker*', 'myworker1', false],
  ['worker?', 'worker1', true],
  ['worker?', 'worker', false],
  ['192.168.56.*', '192.168.56.10', true],
  ['192.168.56.*', '192x168.56.10', false],
  ['*', '', true],
  ['a(b)[c]{d}|e$f^g+h\\*', 'a(b)[c]{d}|e$f^g+h\\i', true],
])('%s of %s: %s', (pattern, text, holds) => {
  expect(wildcard(pattern)(text)).toBe(holds)
})
