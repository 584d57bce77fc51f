import { format, inspect } from 'node:util'
import { expect, test } from 'vitest'
import { MASK, reveal, Secret } from '../../src/core/secret.ts'

const secret = new Secret('hush')

test.each([
  ['template', `${secret}`],
  ['concatenation', `x${String(secret)}`],
  ['JSON', JSON.stringify({ secret, list: [secret] })],
  ['inspect', inspect({ secret }, { depth: 9, showHidden: true })],
  ['format', format('%s %o %O %j', secret, secret, secret, secret)],
  ['keys and values', JSON.stringify([Object.keys(secret), Object.values(secret)])],
  ['a copy', inspect({ ...secret })],
  ['an error', inspect(new Error(`no: ${secret}`, { cause: secret }))],
])('is masked in: %s', (_, text) => {
  expect(text).not.toContain('hush')
})

test('structured clone does not carry it', () => {
  expect(inspect(structuredClone(secret), { showHidden: true })).not.toContain('hush')
})

test('only reveal gives it', () => {
  expect(secret.reveal()).toBe('hush')
  expect(reveal(secret)).toBe('hush')
  expect(reveal('plain')).toBe('plain')
  expect(`${secret}`).toBe(MASK)
})
