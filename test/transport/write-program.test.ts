import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { Command } from '../../src/core/command.ts'
import { Secret } from '../../src/core/secret.ts'
import { localTransport } from '../../src/transport/local.ts'
import { writeProgram } from '../../src/transport/write-program.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const folder = mkdtempSync(join(tmpdir(), 'slipway-write-'))
afterAll(() => rmSync(folder, { recursive: true }))

const { uid, gid } = userInfo()
const file = (name: string, content: string | Secret = 'content', mode = '644') => ({
  path: join(folder, name),
  content,
  mode,
  owner: `${uid}:${gid}`,
})
const shells = ['/bin/dash', '/bin/bash']
const modeOf = (path: string) => (statSync(path).mode & 0o7777).toString(8)

describe.each(shells)('a file written through %s', shell => {
  const host = localTransport({ shell })

  test('holds exactly the bytes of its content, whatever they are', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[\n\r\t '"\\$`%!#*?~;&|<>(){}[\]-]*$/),
    )
    let n = 0
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async texts => {
        const files = texts.map(content => file(`any/${n++}`, content.replaceAll('\0', '')))
        // One shell each, in one program: as they come when a step has several files.
        const programs = files.map(f => `(\n${writeProgram(f).reveal()}\n)`)
        const { code, stderr } = await host.run(new Command(programs.join('\n')))
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
        for (const { path, content } of files) expect(readFileSync(path, 'utf8')).toBe(content)
      }),
      { numRuns: 15 },
    )
  })

  test('may be a megabyte', async () => {
    const content = "a line that isn't short\n".repeat(45_000).trimEnd()
    await host.write(file('big', content))
    expect(readFileSync(join(folder, 'big'), 'utf8') === content).toBe(true)
  })

  test.each(['600', '644', '0755', '4711'])('has mode %s', async mode => {
    await host.write(file('mode', 'x', mode))
    expect(modeOf(join(folder, 'mode'))).toBe(mode.replace(/^0/, ''))
  })

  test('may have any name', async () => {
    const name = ' -n $HOME \'quoted\' "é" \\ *'
    await host.write(file(name))
    expect(readFileSync(join(folder, name), 'utf8')).toBe('content')
  })

  test('gets the folders that it lacks', async () => {
    await host.write(file('deep/er/file', 'x', '600'))
    expect(modeOf(join(folder, 'deep/er'))).toBe('755')
  })

  test('leaves a symbolic link in place and replaces its target', async () => {
    mkdirSync(join(folder, 'link'), { recursive: true })
    writeFileSync(join(folder, 'link/target'), 'old')
    rmSync(join(folder, 'link/name'), { force: true })
    symlinkSync('target', join(folder, 'link/name'))
    await host.write(file('link/name', 'new'))
    expect(lstatSync(join(folder, 'link/name')).isSymbolicLink()).toBe(true)
    expect(readlinkSync(join(folder, 'link/name'))).toBe('target')
    expect(readFileSync(join(folder, 'link/target'), 'utf8')).toBe('new')
  })

  test('makes the target of a link that hangs', async () => {
    rmSync(join(folder, 'hanging'), { force: true })
    symlinkSync(join(folder, 'hung'), join(folder, 'hanging'))
    await host.write(file('hanging', 'new'))
    expect(readFileSync(join(folder, 'hung'), 'utf8')).toBe('new')
  })

  test.each([
    ['an owner that is not there', { owner: 'nobody-of-that-name' }],
    ['a mode that is none', { mode: 'odd' }],
  ])('stays as it was, with nothing left beside it, after %s', async (_, wrong) => {
    await host.write(file('kept/file', 'old'))
    await expect(host.write({ ...file('kept/file', 'new'), ...wrong })).rejects.toMatchObject({
      code: 'COMMAND_FAILED',
    })
    expect(readFileSync(join(folder, 'kept/file'), 'utf8')).toBe('old')
    expect(readdirSync(join(folder, 'kept'))).toEqual(['file'])
  })

  test('takes away what is left of a try that was cut off, and of no other file', async () => {
    await host.write(file('cut/file', 'old'))
    for (const name of ['.slipway.file.aB3dEf', '.slipway.other.aB3dEf'])
      writeFileSync(join(folder, 'cut', name), 'half')
    await host.write(file('cut/file', 'new'))
    expect(readdirSync(join(folder, 'cut')).sort()).toEqual(['.slipway.other.aB3dEf', 'file'])
  })

  test('cannot take the place of a folder', async () => {
    mkdirSync(join(folder, 'taken'), { recursive: true })
    await expect(host.write(file('taken'))).rejects.toMatchObject({
      code: 'COMMAND_FAILED',
      evidence: [expect.stringContaining('is a folder')],
    })
    expect(readdirSync(join(folder, 'taken'))).toEqual([])
  })
})

test('what is shown of it names the file and none of its content', () => {
  expect(writeProgram(file('token', new Secret('hush'))).shown).toBe(`write ${folder}/token`)
  expect(writeProgram(file('plain', 'hush')).shown).not.toContain('hush')
})
