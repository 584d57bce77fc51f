import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, expect, test } from 'vitest'
import { withScratch } from '../../src/config/scratch.ts'

const before = process.env.TMPDIR
afterEach(() => {
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
})

test('files stand in a folder of their owner’s alone, which is gone after the work', async () => {
  const folder = await withScratch({ a: 'text' }, async folder => {
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('text')
    expect((statSync(folder).mode & 0o777).toString(8)).toBe('700')
    return folder
  })
  expect(existsSync(folder)).toBe(false)
})

test('it is gone after work that fails, too', async () => {
  let made = ''
  const fail = async (folder: string) => {
    made = folder
    throw new Error('no')
  }
  await expect(withScratch({}, fail)).rejects.toThrow('no')
  expect(existsSync(made)).toBe(false)
})

test('a machine that has no place for it is told of in a sentence', async () => {
  process.env.TMPDIR = '/dev/null'
  await expect(withScratch({}, async () => {})).rejects.toMatchObject({
    code: 'COMMAND_FAILED',
    message: expect.stringMatching(/^no file can be written below \/dev\/null: ENOTDIR/),
    evidence: [],
  })
})
