import { spawnSync } from 'node:child_process'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type Command, script, sh } from '../../src/core/command.ts'
import { Secret } from '../../src/core/secret.ts'

const run = (command: Command) => {
  const { status, stdout } = spawnSync('sh', { input: command.reveal(), encoding: 'utf8' })
  return { code: status, stdout }
}

describe('sh', () => {
  const part = sh`echo ${'b c'}`
  const cases: [command: Command, text: string][] = [
    [sh`echo hi`, 'echo hi'],
    [sh`echo ${'a b'}`, "echo 'a b'"],
    [sh`echo ${'$(id)'} ${7}`, "echo '$(id)' 7"],
    [sh`echo ${['a b', 'c']}`, "echo 'a b' c"],
    [sh`echo ${[]}`, 'echo '],
    [sh`${part} && true`, "echo 'b c' && true"],
    [sh`echo ${new Secret("it's")}`, "echo 'it'\\''s'"],
    [sh`printf 'a\n' \$HOME`, "printf 'a\\n' \\$HOME"],
  ]
  test.each(cases)('%s', (command, text) => {
    expect(command.reveal()).toBe(text)
  })

  test('a value cannot become anything but a word', () => {
    const value = "'; echo pwned; $(echo pwned) `echo pwned` \\'"
    expect(run(sh`printf %s ${value}`).stdout).toBe(value)
  })

  test('backslashes mean what they mean to the shell', () => {
    expect(run(sh`printf 'a\tb\n'`).stdout).toBe('a\tb\n')
  })
})

describe('a secret in a command', () => {
  const secret = new Secret('hush')
  const command = sh`kubeadm join --token ${secret} ${[secret, 'x']} ${sh`nested ${secret}`}`

  test('is run', () => {
    expect(command.reveal()).toBe('kubeadm join --token hush hush x nested hush')
  })

  test.each([
    ['shown', command.shown],
    ['as a string', `${command}`],
    ['as JSON', JSON.stringify({ command })],
    ['inspected', inspect(command, { showHidden: true, depth: 9 })],
    ['in an object', JSON.stringify(Object.entries(command))],
    ['in a script', script([command]).shown],
    ['in an error', String(new Error(`failed: ${command}`))],
  ])('is not seen: %s', (_, text) => {
    expect(text).not.toContain('hush')
  })
})

describe('script', () => {
  test('runs one after the other', () => {
    expect(run(script([sh`echo a`, sh`echo b`]))).toEqual({ code: 0, stdout: 'a\nb\n' })
  })

  test('ends at the first that fails, with its code', () => {
    expect(run(script([sh`echo a`, sh`(exit 3)`, sh`echo b`]))).toEqual({ code: 3, stdout: 'a\n' })
  })
})

test('a program under another name is the same program', () => {
  const program = sh`echo ${'a b'}`.named('say something')
  expect(program.shown).toBe('say something')
  expect(run(program)).toEqual({ code: 0, stdout: 'a b\n' })
})
