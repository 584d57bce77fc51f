import { expect, test } from 'vitest'
import { optionsFor, visitLines } from '../../../src/cli/init/told.ts'
import { Problem } from '../../../src/core/problem.ts'
import { createStyle } from '../../../src/reporters/style.ts'

const seen = new Problem('HOST_KEY_UNKNOWN', 'the key is new', { hint: 'ssh-keyscan 10.0.0.1' })
const visited = [{ machine: { target: '10.0.0.1' }, seen }]

test('what to do is told where nobody can be asked, and else left to the question', () => {
  expect(visitLines(visited, createStyle())).toEqual([
    '✖ 10.0.0.1: the key is new',
    '  try: ssh-keyscan 10.0.0.1',
  ])
  expect(visitLines(visited, createStyle(), { asked: true })).toEqual([
    '✖ 10.0.0.1: the key is new',
  ])
})

test.each([
  ['HOST_KEY_UNKNOWN', '--accept-host-keys'],
  ['AUTH_REFUSED', '--user, --identity-file'],
  ['SUDO_REFUSED', '--user'],
  ['HOST_UNREACHABLE', '--offline'],
] as const)('what helps against %s is told by name', (code, options) => {
  expect(optionsFor(new Problem(code, ''))).toBe(options)
})
