import { execFile } from 'node:child_process'
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writePrivate } from '../../src/cli/private-file.ts'

const run = promisify(execFile)

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-private-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

test('a new file is its owner’s alone, and so is one that others could read; nothing is left beside it', async () => {
  const path = join(folder, 'a')
  await writePrivate(path, 'one')
  expect([readFileSync(path, 'utf8'), mode(path)]).toEqual(['one', '600'])
  writeFileSync(join(folder, 'b'), 'a longer text', { mode: 0o644 })
  await writePrivate(join(folder, 'b'), 'two')
  expect([readFileSync(join(folder, 'b'), 'utf8'), mode(join(folder, 'b'))]).toEqual(['two', '600'])
  expect(readdirSync(folder)).toEqual(['a', 'b'])
})

test('a link stays one, and what it leads to is written', async () => {
  writeFileSync(join(folder, 'there'), '')
  symlinkSync('there', join(folder, 'link'))
  await writePrivate(join(folder, 'link'), 'text')
  expect(readFileSync(join(folder, 'there'), 'utf8')).toBe('text')
  expect(mode(join(folder, 'there'))).toBe('600')
  expect(readdirSync(folder)).toEqual(['link', 'there'])
})

test('a pipe stays one, and is written to', async () => {
  const pipe = join(folder, 'pipe')
  await run('mkfifo', ['-m', '644', pipe])
  const [{ stdout }] = await Promise.all([run('cat', [pipe]), writePrivate(pipe, 'text')])
  expect(stdout).toBe('text')
  expect([statSync(pipe).isFIFO(), mode(pipe)]).toEqual([true, '644'])
})

test('what this machine refuses is told with the path that was asked for', async () => {
  await expect(writePrivate(join(folder, 'no', 'a'), '')).rejects.toMatchObject({
    code: 'COMMAND_FAILED',
    message: expect.stringContaining(`cannot write ${join(folder, 'no', 'a')}: ENOENT`),
    hint: expect.stringContaining('make the folder first'),
  })
  await expect(writePrivate(folder, '')).rejects.toThrow(`cannot write ${folder}: EISDIR`)
})
