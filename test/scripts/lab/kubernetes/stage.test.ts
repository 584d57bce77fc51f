import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureStage, type Stage } from '../../../../scripts/lab/kubernetes/stage.ts'

let cache: string
let lines: string[]
let builds: number

const ensure = (key = 'k1', build: Stage['build'] = writeOne) =>
  ensureStage({ name: 'test', key, build }, { cache, progress: line => lines.push(line) })

const writeOne: Stage['build'] = async (dir, work) => {
  builds += 1
  await writeFile(join(work, 'rubbish'), '')
  await writeFile(join(dir, 'file'), 'contents')
}

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'stage-'))
  lines = []
  builds = 0
})

afterEach(() => rm(cache, { recursive: true }))

test('builds once, and finds it the next time', async () => {
  const dir = await ensure()
  expect(await readFile(join(dir, 'file'), 'utf8')).toBe('contents')
  expect(await ensure()).toBe(dir)
  expect(builds).toBe(1)
  expect(await readdir(cache)).toEqual(['kubernetes-test-k1'])
})

test('two at once build once', async () => {
  await Promise.all([ensure(), ensure()])
  expect(builds).toBe(1)
})

test('says what is damaged and builds again', async () => {
  const dir = await ensure()
  await writeFile(join(dir, 'file'), 'Contents')
  await ensure()
  expect(lines.join()).toContain('is damaged (file has other contents): building it again')
  expect(await readFile(join(dir, 'file'), 'utf8')).toBe('contents')
})

test('a failed build leaves nothing behind', async () => {
  const failing = ensure('k1', async () => {
    throw new Error('no space')
  })
  await expect(failing).rejects.toThrow('no space')
  expect(await readdir(cache)).toEqual([])
})

test('takes over from a build that died', async () => {
  const draft = join(cache, 'kubernetes-draft-dead')
  await mkdir(draft)
  await writeFile(join(draft, 'owner'), '4194304 1\n')
  await writeFile(join(cache, 'kubernetes-test.lock'), '4194304 1\n')
  await ensure()
  expect(lines.join()).toContain('left by a process that is gone')
  expect(lines.join()).toContain('left by a build that died')
  expect(await readdir(cache)).toEqual(['kubernetes-test-k1'])
})

test('keeps the newest earlier result and removes older ones', async () => {
  for (const key of ['k1', 'k2', 'k3']) await ensure(key)
  expect((await readdir(cache)).sort()).toEqual(['kubernetes-test-k2', 'kubernetes-test-k3'])
})
