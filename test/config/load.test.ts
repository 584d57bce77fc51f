import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCluster, parseCluster } from '../../src/config/load.ts'
import { Problem } from '../../src/core/problem.ts'
import { GOOD } from './cluster-text.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-'))
})
afterAll(() => rm(folder, { recursive: true }))

const file = async (text: string) => {
  const path = join(folder, 'cluster.yaml')
  await writeFile(path, text)
  return path
}

test('a cluster is loaded from a file', async () => {
  const cluster = await loadCluster(await file(GOOD))
  expect(cluster).toMatchObject({ name: 'lab', directory: folder })
  expect(cluster.hosts[0]?.ssh.knownHostsFile).toBe(join(homedir(), '.ssh/known_hosts'))
})

test('a file that is not there is a problem with a hint', async () => {
  const path = join(folder, 'none.yaml')
  await expect(loadCluster(path)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: `${path} does not exist`,
    hint: 'slipway init writes a first one; -f names another file',
  })
})

test('a file that cannot be read is a problem with its cause', async () => {
  await expect(loadCluster(folder)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('EISDIR'),
  })
})

test('a file in UTF-16, as some editors of Windows write it, is a problem of its own', async () => {
  const path = await file('')
  await writeFile(path, Buffer.from(`\ufeff${GOOD}`, 'utf16le'))
  await expect(loadCluster(path)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: `${path} is not written in UTF-8`,
  })
})

test('a mark of byte order and ends of lines as Windows has them mean nothing', async () => {
  const path = await file(`\ufeff${GOOD.replaceAll('\n', '\r\n')}`)
  expect(await loadCluster(path)).toMatchObject({ name: 'lab' })
})

test('all mistakes are in the evidence of one problem, with the file as it was named', () => {
  const parse = () =>
    parseCluster(`${GOOD}ssh: { prot: 1 }\ntime: 5`, { path: 'lab/cluster.yaml', home: '/root' })
  expect(parse).toThrow(Problem)
  expect(parse).toThrow(
    expect.objectContaining({
      code: 'CONFIG_INVALID',
      message: 'lab/cluster.yaml has 2 mistakes',
      evidence: [
        'lab/cluster.yaml:6:8 ssh.prot: unknown key; did you mean port?',
        'lab/cluster.yaml:7:7 time: expected a map, not the number 5',
      ],
    }),
  )
})
