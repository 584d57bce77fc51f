import { mkdtemp, readdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { systemDisk as disk } from '../../src/journal/disk.ts'

let folder: string
const at = (name: string) => join(folder, name)

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'slipway-disk-')), 'a/b')
  await disk.makeFolder(folder)
})

test('what it makes is its owner’s alone', async () => {
  await disk.create(at('new'), 'x')
  await disk.append(at('log'), 'x')
  await (await disk.open(at('journal'))).close()
  const modes = ['', 'new', 'log', 'journal'].map(async name => (await stat(at(name))).mode & 0o777)
  expect(await Promise.all(modes)).toEqual([0o700, 0o600, 0o600, 0o600])
})

test('a file is created, and linked to, only where there is none', async () => {
  await disk.create(at('one'), '1')
  await disk.link(at('one'), at('two'))
  expect(await disk.read(at('two'))).toBe('1')
  await expect(disk.create(at('one'), '2')).rejects.toMatchObject({ code: 'EEXIST' })
  await expect(disk.link(at('one'), at('two'))).rejects.toMatchObject({ code: 'EEXIST' })
})

test('a torn line is known', async () => {
  const file = await disk.open(at('journal'))
  expect(await file.endsLine()).toBe(true)
  await file.append('whole\n')
  expect(await file.endsLine()).toBe(true)
  await file.append('to')
  await file.sync()
  expect(await file.endsLine()).toBe(false)
  await file.close()
})

test('files and folders are removed, also where there are none', async () => {
  await disk.makeFolder(at('runs/r1'))
  await disk.append(at('runs/r1/log'), 'x')
  await disk.remove(at('runs'))
  await disk.remove(at('runs'))
  expect(await readdir(folder)).toEqual([])
})
