import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { yamlMistake } from '../../src/render/yaml-mistakes.ts'

const said = (text: string) =>
  parseDocument(text, { prettyErrors: false }).errors.map(({ message }) => message)

/** The library may change its words: then these are no longer told in ours. */
test.each([
  '\ta: 1',
  'a: "b',
  "a: 'b",
  'a: {',
  'a: [',
  'a:\n  b: 1\n c: 2',
  'a\nb: 1',
  'a: b: c',
  'a: 1\n---\nb: 1',
])('what the library says of %j has plainer words', text => {
  const [first = ''] = said(text)
  expect(first).not.toBe('')
  expect(yamlMistake(first)).not.toBe(first)
})

test('what has none stays', () => {
  const [first = ''] = said('a: @b')
  expect(yamlMistake(first)).toBe(first)
})
