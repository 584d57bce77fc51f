import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findDamage, writeManifest } from '../../../../scripts/lab/kubernetes/manifest.ts'

let dir: string
const large = Buffer.alloc((1 << 20) + 1, 'a')

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'manifest-'))
  await writeFile(join(dir, 'small'), 'small')
  await writeFile(join(dir, 'large'), large)
  await symlink('small', join(dir, 'link'))
  await writeManifest(dir)
})

afterEach(() => rm(dir, { recursive: true }))

test('a directory as it was written is whole', async () => {
  expect(await findDamage(dir)).toBeUndefined()
  expect(await findDamage(dir, { deep: true })).toBeUndefined()
})

test('a missing file is damage', async () => {
  await rm(join(dir, 'small'))
  expect(await findDamage(dir)).toBe('small is missing')
})

test('a cut file is damage', async () => {
  await writeFile(join(dir, 'large'), 'a')
  expect(await findDamage(dir)).toContain('large has 1 bytes instead of')
})

test('other contents of a small file are damage', async () => {
  await writeFile(join(dir, 'small'), 'SMALL')
  expect(await findDamage(dir)).toBe('small has other contents')
})

test('other contents of a large file of the same size show when asked for', async () => {
  await writeFile(join(dir, 'large'), Buffer.alloc(large.length, 'b'))
  expect(await findDamage(dir)).toBeUndefined()
  expect(await findDamage(dir, { deep: true })).toBe('large has other contents')
})

test('a link that leads elsewhere is damage', async () => {
  await rm(join(dir, 'link'))
  await symlink('large', join(dir, 'link'))
  expect(await findDamage(dir)).toBe('link is not a link to small')
})

test('a directory without its manifest was never finished', async () => {
  await rm(join(dir, 'manifest.json'))
  expect(await findDamage(dir)).toContain('manifest.json is missing')
})
