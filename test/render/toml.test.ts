import { expect, test } from 'vitest'
import { fromToml, toToml } from '../../src/render/toml.ts'

test('whole numbers and others stay what they are', () => {
  const text = 'a = 1\nb = 1.0\nc = 9223372036854775807\n'
  expect(toToml(fromToml(text) ?? {})).toBe(text)
})

test('what is no document is none', () => {
  expect(fromToml('[a\nb = 1')).toBeUndefined()
  expect(fromToml('a = 1\na = 2')).toBeUndefined()
})

test('names with dots and slashes are quoted', () => {
  expect(toToml({ host: { 'http://a:1': { x: true } } })).toBe('[host."http://a:1"]\nx = true\n')
})
