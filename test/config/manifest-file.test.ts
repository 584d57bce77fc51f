import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCluster, parseCluster } from '../../src/config/load.ts'
import { digestOf } from '../../src/config/manifest.ts'
import { judgeManifest } from '../../src/config/manifest-file.ts'
import { GOOD } from './cluster-text.ts'

const TEXT = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: net }\n'
const OBJECTS = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'net' } }]
const DIGEST = digestOf(new TextEncoder().encode(TEXT))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-'))
  await writeFile(join(folder, 'net.yaml'), TEXT)
  await writeFile(join(folder, 'bad.yaml'), 'kind: A\n---\nb\n---\nc\n---\nd\n---\ne\n')
})
afterAll(() => rm(folder, { recursive: true }))

const path = () => join(folder, 'cluster.yaml')
const load = async (added: string) => {
  await writeFile(path(), GOOD + added)
  return loadCluster(path())
}

describe('a cluster with a manifest of its own', () => {
  test.each([
    ['plugin: manifest, manifest: ./net.yaml'],
    [`plugin: manifest, manifest: net.yaml, sha256: ${DIGEST}`],
    ['plugin: cilium, manifest: ./net.yaml'],
  ])('%s', async network => {
    const cluster = await load(`network: { ${network} }`)
    expect(cluster.network.objects).toEqual(OBJECTS)
    expect(cluster.network).toMatchObject({ version: '', images: '', podSubnet: '10.244.0.0/16' })
  })

  test('is read by loadCluster alone: parsing a text reads no file', () => {
    const text = `${GOOD}network: { plugin: manifest, manifest: ./net.yaml }`
    const { network } = parseCluster(text, { path: path(), home: '/root' })
    expect(network.source).toEqual({ file: join(folder, 'net.yaml') })
    expect(network.objects).toBeUndefined()
  })
})

test.each([
  [
    'plugin: manifest, manifest: ./none.yaml',
    '6:40 network.manifest: cannot be read: FOLDER/none.yaml does not exist',
  ],
  [
    `plugin: manifest, manifest: ./net.yaml, sha256: ${'f'.repeat(64)}`,
    `6:60 network.sha256: the digest of the manifest is ${DIGEST}`,
  ],
  [
    'plugin: calico, version: v3.24.5, manifest: ./net.yaml',
    `6:56 network.manifest: is not the manifest of Calico v3.24.5: its digest is ${DIGEST}, not 1e8825b3bc56bd1b2a7565783630a97a09a4fd9f92767d013e4201cf8f88812c`,
  ],
])('%s', async (network, wanted) => {
  const added = `network: { ${network} }\nkubernetes: { version: 1.23.17 }`
  const problem = await load(added).catch(error => error)
  expect(problem).toMatchObject({ code: 'CONFIG_INVALID' })
  expect(problem.evidence).toEqual([`${path()}:${wanted.replace('FOLDER', folder)}`])
})

test('what is wrong with a manifest is told with everything else, three things at most', async () => {
  const problem = await load(
    'network: { plugin: manifest, manifest: ./bad.yaml, podSubnet: x }',
  ).catch(error => error)
  expect(problem.evidence.map((line: string) => line.replace(`${path()}:`, ''))).toEqual([
    '6:40 network.manifest: object 1 has no apiVersion',
    '6:40 network.manifest: object 2 is not a map',
    '6:40 network.manifest: object 3 is not a map',
    '6:40 network.manifest: 2 more like these',
    expect.stringContaining('network.podSubnet: "x" is not a CIDR'),
  ])
})

test('a file that cannot be opened says why', () => {
  const network = { plugin: 'manifest', version: '' } as const
  expect(judgeManifest(network, { file: '/x' }, { error: 'EACCES' }).complaints).toEqual([
    { path: ['network', 'manifest'], message: 'cannot be read: EACCES' },
  ])
})
