import { describe, expect, test } from 'vitest'
import { formatAgo, formatDuration } from '../../src/reporters/duration.ts'
import { hostNames } from '../../src/reporters/host-names.ts'
import { printable } from '../../src/reporters/printable.ts'
import { hasUnicode, wantsColor } from '../../src/reporters/style.ts'
import { english } from '../../src/texts/say.ts'

test.each([
  [-5, '0.0s'],
  [0, '0.0s'],
  [440, '0.4s'],
  [12_349, '12.3s'],
  [59_999, '59.9s'],
  [60_000, '1m 00s'],
  [125_000, '2m 05s'],
  [3_840_000, '1h 04m'],
  [266_400_000, '3d 02h'],
])('%d ms are %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})

test.each([
  [5_000, 'just now'],
  [180_000, '3m ago'],
  [7_200_000, '2h ago'],
  [432_000_000, '5d ago'],
])('%d ms are %s', (ms, text) => {
  expect(formatAgo(ms, english)).toBe(text)
})

const numbered = (n: number, stem = 'worker') => Array.from({ length: n }, (_, i) => stem + (i + 1))

test.each([
  [['master'], 'master'],
  [['worker2', 'master', 'worker1'], 'master, worker1, worker2'],
  [['master', ...numbered(197)], 'master, worker[1-197]'],
  [[...numbered(4), 'worker9'], 'worker[1-4], worker9'],
  [['n08', 'n09', 'n10', 'n11'], 'n[08-11]'],
  [['a', 'b', 'c', 'd'], 'a, b, c, d'],
])('%j reads %s', (names, text) => {
  expect(hostNames(names)).toBe(text)
})

describe('hostile text', () => {
  test.each([
    ['a clean line', 'kubelet 1.19.0', 'kubelet 1.19.0'],
    ['colours', '\u001b[31mred\u001b[0m', 'red'],
    ['a cleared screen', '\u001b[2J\u001b[Hgone', 'gone'],
    ['a new window title', '\u001b]0;pwned\u0007text', 'text'],
    ['a progress bar', ' 10%\r 50%\r100%\r\n', '100%'],
    ['line ends', 'one\ntwo\u2028three', 'one two three'],
    ['tabs', 'a\tb', 'a b'],
    ['bells and backspaces', 'a\u0007b\u0008c\u0000', 'abc'],
    ['reversed text', 'safe\u202egnp.exe', 'safegnp.exe'],
    ['half an escape', 'a\u001b', 'a'],
    ['C1 controls', 'a\u009b2Jb', 'ab'],
  ])('%s', (_, text, shown) => {
    expect(printable(text)).toBe(shown)
  })

  test('ten thousand characters are cut', () => {
    expect(printable('x'.repeat(10_000))).toHaveLength(2001)
  })
})

test.each([
  ['a terminal', undefined, {}, true, true],
  ['no terminal', undefined, {}, false, false],
  ['a dumb terminal', undefined, { TERM: 'dumb' }, true, false],
  ['NO_COLOR', undefined, { NO_COLOR: '1' }, true, false],
  ['an empty NO_COLOR', undefined, { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR', undefined, { FORCE_COLOR: '1' }, false, true],
  ['FORCE_COLOR=0', undefined, { FORCE_COLOR: '0' }, true, false],
  ['both', undefined, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  ['--no-color', false, { FORCE_COLOR: '1' }, true, false],
  ['--color', true, { NO_COLOR: '1' }, false, true],
])('colour with %s', (_, wish, env, isTTY, wanted) => {
  expect(wantsColor(wish, env, isTTY)).toBe(wanted)
})

test.each([
  [{ LANG: 'en_US.UTF-8' }, true],
  [{ LANG: 'zh_CN.utf8' }, true],
  [{ LANG: 'C' }, false],
  [{ LC_ALL: 'C', LANG: 'en_US.UTF-8' }, false],
  [{ LANG: 'en_US.UTF-8', TERM: 'linux' }, false],
  [{ LANG: 'C', TERM_PROGRAM: 'tmux' }, false],
  [{ WT_SESSION: '1' }, true],
  [{}, false],
])('Unicode with %j: %s', (env, expected) => {
  expect(hasUnicode(env)).toBe(expected)
})
