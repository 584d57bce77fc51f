import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Command, type Output, sh } from '../../src/core/command.ts'
import { askAll, isAskAll, readAll } from '../../src/core/fact.ts'

const BOUNDARY = 'slipway-0123456789abcdef'

function ask(questions: readonly Command[], shell = 'sh'): Output {
  const { status, stdout, stderr } = spawnSync(shell, {
    input: askAll(questions, BOUNDARY).reveal(),
    encoding: 'utf8',
  })
  return { code: status ?? 1, stdout, stderr, at: 1 }
}

const answers = (questions: readonly Command[], shell?: string) =>
  readAll(ask(questions, shell), BOUNDARY).map(({ code, stdout }) => [code, stdout])

describe.each(['dash', 'bash'])('questions put to %s', shell => {
  const cases: [name: string, question: Command, code: number, stdout: string][] = [
    ['a plain one', sh`echo yes`, 0, 'yes\n'],
    ['one without answer', sh`:`, 0, ''],
    ['no newline at the end', sh`printf yes`, 0, 'yes'],
    ['only newlines', sh`printf '\n\n'`, 0, '\n\n'],
    ['one that exits', sh`echo a; exit 3; echo b`, 3, 'a\n'],
    ['one that fails under set -e', sh`set -e; false; echo b`, 1, ''],
    ['one that kills itself', sh`sh -c ${'kill -9 $$'}`, 137, ''],
    ['one that is not there', sh`no-such-command-here`, 127, ''],
    ['one that reads stdin', sh`cat; read x; echo after`, 0, 'after\n'],
    ['one that complains', sh`echo no >&2; echo yes`, 0, 'yes\n'],
    ['one that moves and sets', sh`cd /tmp; x=1; f() { :; }; echo "$x"`, 0, '1\n'],
    ['a heredoc at its end', new Command("cat <<'E'\n$x\nE"), 0, '$x\n'],
    ['a comment at its end', new Command('echo a # b'), 0, 'a\n'],
    ['what looks like a boundary', sh`printf '\n%s\n' ${'slipway-0 0'}`, 0, '\nslipway-0 0\n'],
    ['a bare boundary', sh`echo ${BOUNDARY}`, 0, `${BOUNDARY}\n`],
  ]
  test.each(cases)('%s', (_, question, code, stdout) => {
    expect(answers([sh`echo first`, question, sh`echo "$x$PWD"`], shell)).toEqual([
      [0, 'first\n'],
      [code, stdout],
      [0, `${process.cwd()}\n`],
    ])
  })
})

test('no questions, no answers', () => {
  expect(answers([])).toEqual([])
})

test('any text comes back as it was', () => {
  const text = fc.string({ unit: 'grapheme' }).map(value => value.replaceAll('\0', ''))
  fc.assert(
    fc.property(fc.array(text, { maxLength: 20 }), texts => {
      expect(answers(texts.map(value => sh`printf %s ${value}`))).toEqual(
        texts.map(value => [0, value]),
      )
    }),
    { numRuns: 30 },
  )
})

test('questions are shown with secrets masked and without what is around them', () => {
  expect(askAll([sh`echo a`, sh`echo b`], BOUNDARY).shown).toBe('echo a\necho b')
})

test('of output that is cut off anywhere, only whole answers are read', () => {
  const output = ask([sh`echo one`, sh`echo two; exit 12`, sh`printf three`])
  const whole = readAll(output, BOUNDARY)
  expect(whole).toHaveLength(3)
  for (let length = 0; length < output.stdout.length; length++) {
    const some = readAll({ ...output, stdout: output.stdout.slice(0, length) }, BOUNDARY)
    expect(some).toEqual(whole.slice(0, some.length))
    expect(some.length).toBeLessThan(3)
  }
})

test('a program of questions is told from all others', () => {
  expect(isAskAll(askAll([sh`echo yes`], BOUNDARY))).toBe(true)
  expect(isAskAll(askAll([], BOUNDARY))).toBe(false)
  expect(isAskAll(sh`reboot`)).toBe(false)
})
