import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unifiedDiff } from '../../src/core/text-diff.ts'

const cases: [name: string, before: string, after: string, diff: string][] = [
  ['nothing', 'a\n', 'a\n', ''],
  ['nothing at all', '', '', ''],
  ['a new file', '', 'a\n', '--- /dev/null\n+++ /x\n@@ -0,0 +1,1 @@\n+a\n'],
  ['an emptied file', 'a\n', '', '--- /x\n+++ /x\n@@ -1,1 +0,0 @@\n-a\n'],
  ['one line', 'a\nb\nc\n', 'a\nx\nc\n', '--- /x\n+++ /x\n@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n'],
  ['a tab at the end', 'a\t\n', 'b\t\n', '--- /x\n+++ /x\n@@ -1,1 +1,1 @@\n-a\t\n+b\t\n'],
  ['a line of dashes', '-- /x\n', '++ /y\n', '--- /x\n+++ /x\n@@ -1,1 +1,1 @@\n--- /x\n+++ /y\n'],
  [
    'no newline at the end',
    'a',
    'a\n',
    '--- /x\n+++ /x\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n',
  ],
]

test.each(cases)('%s', (_, before, after, diff) => {
  expect(unifiedDiff('/x', before, after)).toBe(diff)
})

test('three lines of context, and no more', () => {
  const lines = (changed: string) =>
    ['1', '2', '3', '4', changed, '6', '7', '8', '9', ''].join('\n')
  expect(unifiedDiff('/x', lines('5'), lines('x')).split('\n').slice(2)).toEqual([
    '@@ -2,7 +2,7 @@',
    ' 2',
    ' 3',
    ' 4',
    '-5',
    '+x',
    ' 6',
    ' 7',
    ' 8',
    '',
  ])
})

test('empty only where nothing differs', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => (unifiedDiff('/x', a, b) === '') === (a === b)),
  )
})
