import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { withManifest } from '../../src/config/fetch-manifest.ts'
import { loadCluster } from '../../src/config/load.ts'
import { digestOf } from '../../src/config/manifest.ts'
import type { Cluster } from '../../src/core/cluster.ts'
import { GOOD } from './cluster-text.ts'

const TEXT = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: net }\n'
const OBJECTS = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'net' } }]
const digest = (text: string) => digestOf(new TextEncoder().encode(text))

let server: Server
let base = ''
let asked: string[] = []
let answer = TEXT
let folder = ''
/** Megabytes of it that somebody took. */
let poured = 0
const pour = async (response: ServerResponse) => {
  const parts = async function* () {
    const part = Buffer.alloc(1e6, '#')
    for (poured = 0; poured < 200; poured++) yield part
  }
  // Whoever hangs up ends it with an error that says so.
  await pipeline(parts, response).catch(() => {})
}

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/endless.yaml') return void pour(response)
    response.statusCode = request.url === '/net.yaml' ? 200 : 404
    response.end(answer)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())
beforeEach(async () => {
  asked = []
  answer = TEXT
  folder = await mkdtemp(join(tmpdir(), 'slipway-'))
  return () => rm(folder, { recursive: true })
})

const path = () => join(folder, 'cluster.yaml')
const kept = (text = TEXT) => join(folder, '.slipway/lab/manifests', `${digest(text)}.yaml`)
const write = (file = 'net.yaml', text = TEXT) =>
  writeFile(
    path(),
    `${GOOD}network: { plugin: manifest, manifest: "${base}/${file}", sha256: ${digest(text)} }`,
  )
const load = () => loadCluster(path())
const failure = () => load().catch(error => error)

test('a manifest is fetched once, and kept for its owner alone', async () => {
  await write()
  expect((await load()).network.objects).toEqual(OBJECTS)
  expect((await load()).network.objects).toEqual(OBJECTS)
  expect(asked).toEqual(['/net.yaml'])
  expect(await readFile(kept(), 'utf8')).toBe(TEXT)
  expect((await stat(kept())).mode & 0o777).toBe(0o600)
  expect(await readdir(join(folder, '.slipway/lab/manifests'))).toHaveLength(1)
})

test('what is kept is looked at again, and fetched anew when it is something else', async () => {
  await write()
  await load()
  await writeFile(kept(), 'something else')
  expect((await load()).network.objects).toEqual(OBJECTS)
  expect(asked).toHaveLength(2)
})

test('something else than what was pinned is refused, and not kept', async () => {
  await write()
  answer = `${TEXT}# and more\n`
  expect(await failure()).toMatchObject({
    code: 'CHECK_FAILED',
    message: `what ${base}/net.yaml gives is not what it was pinned to`,
    evidence: [`sha256 wanted: ${digest(TEXT)}`, `sha256 found:  ${digest(answer)}`],
    hint: expect.stringContaining('network.manifest: ./FILE'),
  })
  await expect(stat(kept())).rejects.toMatchObject({ code: 'ENOENT' })
})

test('of something without an end no more is taken than a manifest may have', async () => {
  await write('endless.yaml')
  expect((await failure()).message).toContain('it has more than 16 MB')
  expect(poured).toBeLessThan(60)
})

test('a server without it says so', async () => {
  await write('gone.yaml')
  expect(await failure()).toMatchObject({
    code: 'CHECK_FAILED',
    message: `${base}/gone.yaml could not be fetched: the server said 404 Not Found`,
    hint: expect.stringContaining('name a mirror in network.manifest'),
  })
})

test('no server says so, and why', async () => {
  await write()
  const text = await readFile(path(), 'utf8')
  await writeFile(path(), text.replace(base, 'http://127.0.0.1:1'))
  expect(await failure()).toMatchObject({
    code: 'CHECK_FAILED',
    message: expect.stringMatching(/^http:\/\/127\.0\.0\.1:1\/net\.yaml could not be fetched: .+/),
  })
})

test('what was pinned and is no manifest is told so', async () => {
  answer = 'kind: A'
  await write('net.yaml', answer)
  expect(await failure()).toMatchObject({
    code: 'CONFIG_INVALID',
    message: `${base}/net.yaml is no manifest`,
    evidence: ['object 1 has no apiVersion'],
  })
})

test('nothing is fetched for what does without', async () => {
  await write()
  const { network } = await loadCluster(path(), { fetch: false })
  expect(network.objects).toBeUndefined()
  expect(network.source).toEqual({ url: `${base}/net.yaml`, sha256: digest(TEXT) })
  expect(asked).toEqual([])
})

test('a folder that cannot be written to costs only that it is fetched again', async () => {
  await write()
  const cluster = await loadCluster(path(), { fetch: false })
  const elsewhere: Cluster = { ...cluster, directory: path() }
  expect((await withManifest(elsewhere)).network.objects).toEqual(OBJECTS)
})
