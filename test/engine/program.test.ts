import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Action } from '../../src/core/change.ts'
import { Command, sh } from '../../src/core/command.ts'
import type { Host } from '../../src/core/host.ts'
import { Secret } from '../../src/core/secret.ts'
import { programs } from '../../src/engine/program.ts'
import { localTransport } from '../../src/transport/local.ts'
import { toyCluster } from './toy.ts'

const [master, worker] = toyCluster(1).hosts as readonly [Host, Host]
const folder = mkdtempSync(join(tmpdir(), 'slipway-program-'))
const runs = async (...actions: Action[]) => {
  const [only] = programs(actions, worker)
  return localTransport().run(only?.command ?? new Command(''))
}

describe('programs', () => {
  test.each([
    ['none', [], []],
    ['one for a stretch of actions', [worker, undefined, worker], ['worker1']],
    ['one for each host in turn', [undefined, master, undefined], ['worker1', 'master', 'worker1']],
  ])('%s', (_, hosts, expected) => {
    const actions = hosts.map(on => ({ run: sh`true`, ...(on && { on }) }))
    expect(programs(actions, worker).map(p => p.host.name)).toEqual(expected)
  })

  test('show no secret', () => {
    const file = { path: '/etc/x', content: new Secret('hush'), mode: '600', owner: 'root:root' }
    const [program] = programs([{ write: file }, { run: sh`login ${new Secret('hush')}` }], worker)
    expect(program?.command.shown).toBe('write /etc/x\nlogin ***')
  })

  test('write files and run commands, in order', async () => {
    const path = join(folder, 'f')
    const output = await runs(
      { write: { path, content: 'text', mode: '644', owner: 'root:root' } },
      { run: sh`cat ${path}` },
    )
    expect(output).toMatchObject({ code: 0, stdout: 'text' })
    expect(readFileSync(path, 'utf8')).toBe('text')
  })

  test.each([
    ['the first part that fails', [sh`echo a`, sh`exit 3`, sh`echo never`], 3, 'exit 3'],
    [
      'a command in the middle of a part',
      [
        sh`echo a; false
echo never`,
      ],
      1,
      'echo a; false',
    ],
    ['a name with quotes', [sh`test ${"it's $HOME"} = x`], 1, `test 'it'\\''s $HOME' = x`],
  ])('end with %s, and say which', async (_, commands, code, name) => {
    const output = await runs(...commands.map(run => ({ run })))
    expect(output).toMatchObject({ code, stderr: `slipway: failed: ${name}\n` })
    expect(output.stdout).not.toContain('never')
  })

  test('a part changes nothing for the next', async () => {
    const output = await runs(
      { run: sh`cd /tmp; umask 077; x=1` },
      { run: sh`pwd; umask; echo $x` },
    )
    expect(output.stdout).toBe('/\n0022\n\n')
  })
})
