import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readYaml, toYaml } from '../../src/render/yaml.ts'

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const plain = JSON.parse(JSON.stringify(value))
      const source = readYaml(toYaml(plain))
      if (source.errors.length === 0) expect(source.value).toEqual(plain)
      else expect(source.errors.map(e => e.message)).toContain('no key can have this name')
    }),
  )
})

test('one value has one text, whatever the order of its keys', () => {
  expect(toYaml({ b: [1, { d: 2, c: 3 }], a: undefined, kind: 'x' })).toBe(
    'b:\n  - 1\n  - c: 3\n    d: 2\nkind: x\n',
  )
})

test('a value that is there twice is written twice', () => {
  const one = { a: 1 }
  expect(toYaml([one, one])).toBe('- a: 1\n- a: 1\n')
})

test.each([
  'yes',
  'on',
  'no',
  'y',
  '1:30',
  '012',
  '0o14',
  '1_000',
  '2020-01-01',
  'null',
  '1e3',
  '~',
])('the string %j is quoted, for readers of YAML 1.1', word =>
  expect(toYaml(word)).toBe(`"${word}"\n`),
)

test('a long line stays one line', () => {
  expect(toYaml({ a: 'word '.repeat(50).trim() }).split('\n')).toHaveLength(2)
})

const TEXT = `# comment
a: 1
b:
  - c: x
    d: { e: 2 }
`

test.each([
  [['a'], 'key', 2, 1],
  [['a'], 'value', 2, 4],
  [['b', 0, 'c'], 'value', 4, 8],
  [['b', '0', 'c'], 'value', 4, 8],
  [['b', 0, 'd', 'e'], 'key', 5, 10],
  [['b', 0, 'd', 'none', 'below'], 'value', 5, 5],
  [['none'], 'key', 2, 1],
  [[], 'value', 2, 1],
] as const)('place of %j (%s)', (path, part, line, column) => {
  expect(readYaml(TEXT).place(path, part)).toEqual({ line, column })
})

test('an alias that grows without end is an error, not a hang', () => {
  const text = ['a0: &a0 [x, x, x, x]']
  for (let i = 1; i < 12; i++) text.push(`a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}]`)
  expect(readYaml(text.join('\n')).errors).not.toEqual([])
})

test('nesting without end is an error', () => {
  expect(readYaml('['.repeat(20000)).errors).not.toEqual([])
})

test.each([
  ['? { a: b }\n: c\n', 1, 3],
  ['a: 1\n[x, y]: 2\n', 2, 1],
  ['? '.repeat(300), 1, 3],
  ['a: &a [1]\nb: { *a : 2 }\n', 2, 6],
])('a key that is no word is told, and not made text of: %j', (text, line, column) => {
  const { value, errors } = readYaml(text)
  expect(value).toBeUndefined()
  expect(errors[0]).toMatchObject({
    line,
    column,
    message: 'a key must be a word, not a list, a map or an alias',
  })
})
