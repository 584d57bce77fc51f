import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quote } from '../../src/core/quote.ts'

/** What a shell makes of the words: each comes back with a NUL behind it. */
function read(shell: string, words: readonly string[]): string[] {
  const { stdout, stderr } = spawnSync(shell, {
    input: `printf '%s\\0' ${words.map(quote).join(' ')}`,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  return stdout.split('\0').slice(0, -1)
}

const nasty = fc.stringMatching(/^[\n\r\t '"\\$`!#*?~=;&|<>(){}[\]%^a-]*$/)
const word = fc
  .oneof(nasty, fc.string({ unit: 'binary' }), fc.string())
  .map(text => text.replaceAll('\0', ''))

describe.each(['sh', 'dash', 'bash'])('a quoted word, read by %s', shell => {
  test('is the same word', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 50 }), words => {
        expect(read(shell, words)).toEqual(words)
      }),
      { numRuns: 40 },
    )
  })

  test.each([
    '',
    '~',
    '~root',
    'a=b',
    '/a=b',
    '-n',
    '#',
    '!',
    "''",
    'a\nb',
    '{a,b}',
    '%s',
    'ü',
    '[a]',
    'if',
  ])('%j is itself', text => {
    expect(read(shell, [text])).toEqual([text])
  })
})

test('at the start of a line it is no assignment', () => {
  const { stdout } = spawnSync('sh', ['-c', `${quote('A=1')} 2>/dev/null; echo "$?$A"`])
  expect(stdout.toString()).toBe('127\n')
})

test.each(['/etc/hosts', 'a-b_c', 'user@host:22', '10.0.0.0/16', '50%'])(
  '%s needs no quotes',
  text => {
    expect(quote(text)).toBe(text)
  },
)

test('a NUL byte has no place in a word', () => {
  expect(() => quote('a\0b')).toThrow(RangeError)
})
