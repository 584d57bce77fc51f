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

const NO_WORD = 'a key must be a word, not a list, a map or an alias'

test.each([
  [`${one}x: { ? [a] : b }`, `4:8 ${NO_WORD}`],
  [`${one}x: &x [a]\ny: { ? *x : b }`, `5:8 ${NO_WORD}`],
  [`${one}x: !!omap [ ? { a: b } : c ]`, `4:15 ${NO_WORD}`],
  [`${one}x: { a: 1, b: 2, a: 3 }`, '4:18 written twice'],
])('%j: %s', (text, mistake) => expect(readManifest(text).mistakes).toEqual([mistake]))

/** Each took the library ten seconds, minutes, or for ever. */
test.each([
  ['keys in keys', `${one}x: ${'? '.repeat(30)}a`],
  ['keys that are lists of keys', `${one}x: ${'{ ? ['.repeat(60)}a`],
  ['many keys', `${one}x:\n${Array.from({ length: 30_000 }, (_, i) => `  k${i}: v\n`).join('')}`],
  ['aliases of aliases', `${one}a: &a [x,x]\n${aliases(30)}`],
])('%s are read or refused soon', (_, text) => {
  const start = performance.now()
  readManifest(text)
  expect(performance.now() - start).toBeLessThan(5000)
})

function aliases(depth: number): string {
  const name = (i: number) => String.fromCharCode(97 + (i % 26)) + Math.floor(i / 26)
  return Array.from(
    { length: depth },
    (_, i) =>
      `${name(i + 1)}: &${name(i + 1)} [${i === 0 ? '*a,*a' : `*${name(i)},*${name(i)}`}]\n`,
  ).join('')
}

test('a text that is no YAML says where', () => {
  expect(readManifest('a: b\nc: [').mistakes[0]).toMatch(/^2:5 /)
})

test('a digest is that of sha256sum', () => {
  const wanted = createHash('sha256').update('abc').digest('hex')
  expect(digestOf(new TextEncoder().encode('abc'))).toBe(wanted)
})
