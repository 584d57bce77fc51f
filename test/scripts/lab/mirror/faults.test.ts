import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FaultSwitch } from '../../../../scripts/lab/mirror/faults.ts'

let dir: string
let faults: FaultSwitch
const set = (value: string) => writeFile(join(dir, 'faults.json'), value)
const ask = (paths: readonly string[]) => paths.map(path => faults.statusFor(path))

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'faults-'))
  faults = new FaultSwitch(join(dir, 'faults.json'))
})

afterEach(() => rm(dir, { recursive: true }))

test('without the file nothing fails', () => {
  expect(ask(['/a', '/b'])).toEqual([undefined, undefined])
})

test('every n-th request fails, with the status asked for', async () => {
  await set('{"failEvery": 2, "status": 500}')
  expect(ask(['/a', '/b', '/c', '/d'])).toEqual([undefined, 500, undefined, 500])
})

test('only the paths asked for count and fail', async () => {
  await set('{"failEvery": 1, "path": "repodata"}')
  expect(ask(['/x.rpm', '/repodata/repomd.xml'])).toEqual([undefined, 503])
})

test.each(['', '{', '{"failEvery": 0}', '{"status": 503}'])('%j is no fault', async text => {
  await set(text)
  expect(ask(['/a'])).toEqual([undefined])
})
