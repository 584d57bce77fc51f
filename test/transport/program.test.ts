import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { Command, sh } from '../../src/core/command.ts'
import { BOOTSTRAP, programText } from '../../src/transport/program.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const MARK = 'slipway-mark'

/** Runs a program as sshd would: the bootstrap in a login shell, the program on its stdin. */
function run(program: string, shell = '/bin/sh', input = programText(new Command(program), MARK)) {
  const { status, stdout, stderr } = spawnSync(shell, ['-c', BOOTSTRAP], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  const after = (text: string) => text.slice(text.indexOf(`${MARK}\n`) + MARK.length + 1)
  return { code: status, stdout: after(stdout), stderr: after(stderr) }
}

const shells = ['sh', 'dash', 'bash', 'zsh', 'ksh', 'fish', 'csh', 'tcsh']
  .map(name => ['/bin', '/usr/bin'].map(folder => `${folder}/${name}`).find(existsSync))
  .filter(path => path !== undefined)

const asRoot = process.getuid?.() === 0 ? describe : describe.skip

asRoot('a program on stdin (as root: without sudo)', () => {
  test.each(shells)('starts under the login shell %s', shell => {
    expect(run('echo "$0"; echo oops >&2; exit 3', shell)).toEqual({
      code: 3,
      stdout: 'sh\n',
      stderr: 'oops\n',
    })
  })

  const cases: [name: string, program: string, code: number, stdout: string][] = [
    ['nothing', '', 0, ''],
    ['only a comment', '# nothing', 0, ''],
    ['exit code of the last command', 'echo a; (exit 7)', 7, 'a\n'],
    ['set -e', 'set -e; echo a; false; echo b', 1, 'a\n'],
    ['set -e with a last line that succeeds', 'set -e; echo a', 0, 'a\n'],
    ['cat finds no input', 'cat; echo after', 0, 'after\n'],
    ['read finds no input', 'read x; echo "code $?"', 0, 'code 1\n'],
    ['a heredoc', "cat <<'E'\n$HOME '\\\nE\necho after", 0, "$HOME '\\\nafter\n"],
    ['a heredoc at the very end', 'cat <<E\nlast\nE', 0, 'last\n'],
    ['a function', 'f() { echo "f $1"; }; f x', 0, 'f x\n'],
    ['return', 'echo a; return 4; echo b', 4, 'a\n'],
    ['a trap', "trap 'echo bye' EXIT; echo hi; exit 5", 5, 'hi\nbye\n'],
    ['a signal', 'sh -c \'kill -9 $$\'; echo "$?"', 0, '137\n'],
    ['a syntax error', 'echo a; if', 2, ''],
    ['locale', 'echo "$LC_ALL"', 0, 'C\n'],
    ['folder', 'pwd', 0, '/\n'],
    ['umask', 'umask', 0, '0022\n'],
  ]
  test.each(cases)('%s', (_, program, code, stdout) => {
    expect(run(program)).toMatchObject({ code, stdout })
  })

  test('is in no argument list', () => {
    const { stdout } = run('hush=1; tr "\\0" " " </proc/$$/cmdline')
    expect(stdout).toContain('eval')
    expect(stdout).not.toContain('hush')
  })

  test.each(['/usr/sbin', '/sbin', '/usr/local/bin'])('finds commands in %s', folder => {
    expect(run('echo "$PATH"').stdout.trim().split(':')).toContain(folder)
  })

  test.each(['dash', 'bash'])('a megabyte under %s', name => {
    const text = "it's a line of text\n".repeat(50_000)
    const { stdout, code } = run(sh`printf %s ${text}`.reveal(), `/bin/${name}`)
    expect(code).toBe(0)
    expect(stdout === text).toBe(true)
  })

  test('a program that arrives cut off does nothing at all', () => {
    const whole = programText(new Command('echo ran >&2; echo ran'), MARK)
    const start = whole.indexOf('slipway_program()')
    const complete = whole.lastIndexOf('slipway_program') + 'slipway_program'.length
    for (let length = start; length < complete; length += 3)
      expect(run('', '/bin/sh', whole.slice(0, length)).stdout).toBe('')
  })
})
