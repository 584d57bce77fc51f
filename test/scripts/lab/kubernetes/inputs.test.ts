import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyOf } from '../../../../scripts/lab/kubernetes/inputs.ts'

let root: string
const key = (values: unknown = 1) => keyOf(root, ['file.ts', 'files'], values)

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'inputs-'))
  await mkdir(join(root, 'files'))
  await writeFile(join(root, 'file.ts'), 'one')
  await writeFile(join(root, 'files/unit'), 'two')
})

afterEach(() => rm(root, { recursive: true }))

test('equal inputs have one key, wherever they lie', async () => {
  const before = key()
  const moved = `${root}-moved`
  await rename(root, moved)
  root = moved
  expect(key()).toBe(before)
})

test.each([
  ['a changed file', () => writeFile(join(root, 'file.ts'), 'One')],
  ['a changed file in a folder', () => writeFile(join(root, 'files/unit'), 'Two')],
  ['a new file in a folder', () => writeFile(join(root, 'files/other'), '')],
  ['a renamed file', () => rename(join(root, 'files/unit'), join(root, 'files/drop-in'))],
])('%s changes the key', async (_, change) => {
  const before = key()
  await change()
  expect(key()).not.toBe(before)
})

test('a changed value changes the key', () => {
  expect(key({ version: '1.20.2' })).not.toBe(key({ version: '1.20.3' }))
})
