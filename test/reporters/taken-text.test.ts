import { expect, test } from 'vitest'
import type { Succession } from '../../src/core/claim.ts'
import { takenText } from '../../src/reporters/taken-text.ts'
import { english } from '../../src/texts/say.ts'

const from = {
  run: 'r',
  command: 'slipway up',
  user: 'ann',
  machine: 'desk',
  pid: 7,
  folder: '/lab',
  since: 1_600_000_000_000,
}

test.each<[Succession, RegExp]>([
  ['gone', /: it is no more$/],
  ['silent', /: nothing was heard of it for two minutes$/],
  ['broken', /: its lock was broken$/],
])('%s', (why, end) => {
  const text = takenText({ from, why }, english)
  expect(text).toContain(
    'slipway up by ann on desk, in /lab, since 2020-09-13T12:26:40Z (process 7)',
  )
  expect(text).toMatch(end)
})
