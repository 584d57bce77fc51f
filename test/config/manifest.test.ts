import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { digestOf, readManifest } from '../../src/config/manifest.ts'

const one = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n'
const a = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }

test.each([
  ['one', one, [a]],
  ['several, with empty ones and a comment', `---\n# none\n---\n${one}---\n${one}---\n`, [a, a]],
  ['a List', `apiVersion: v1\nkind: List\nitems: [${JSON.stringify(a)}]`, [a]],
  ['JSON', JSON.stringify(a), [a]],
  [
    'as Kubernetes reads it: YAML 1.1',
    `${one}x: { mode: 0644, yes: no, time: 1:30, day: 2001-12-14, <<: { from: above } }`,
    [{ ...a, x: { mode: 420, true: false, time: '1:30', day: '2001-12-14', from: 'above' } }],
  ],
])('%s', (_, text, objects) => expect(readManifest(text)).toEqual({ objects, mistakes: [] }))

test.each([
  ['', 'it holds no object'],
  ['---\n', 'it holds no object'],
  ['- a', 'object 1 is not a map'],
  ['kind: A', 'object 1 has no apiVersion'],
  ['apiVersion: v1', 'object 1 has no kind'],
  ['apiVersion: v1\nkind: A', 'object 1 of kind A has no metadata.name'],
  [
    `${one}---\napiVersion: v1\nkind: A\nmetadata: { name: 7 }`,
    'object 2 of kind A has no metadata.name',
  ],
  [`${one}x: &x [*x]`, '1:1 Converting circular structure to JSON'],
])('%j: %s', (text, mistake) => {
  expect(readManifest(text)).toEqual({ objects: [], mistakes: [mistake] })
})

test('a text that is no YAML says where', () => {
  expect(readManifest('a: b\nc: [').mistakes[0]).toMatch(/^2:5 /)
})

test('a digest is that of sha256sum', () => {
  const wanted = createHash('sha256').update('abc').digest('hex')
  expect(digestOf(new TextEncoder().encode('abc'))).toBe(wanted)
})
