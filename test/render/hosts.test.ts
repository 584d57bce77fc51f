import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { SYSTEMS } from '../../src/config/catalogue/systems.ts'
import { minorOf } from '../../src/core/cluster.ts'
import { Secret } from '../../src/core/secret.ts'
import { initDocuments, joinDocument } from '../../src/render/kubeadm.ts'
import { combinations, plain } from './hosts/combinations.ts'
import { everything } from './hosts/golden.ts'
import { unknownFields } from './kubeadm-fields.ts'

const GOLDEN = join(import.meta.dirname, 'golden/hosts')
const folder = mkdtempSync(join(tmpdir(), 'hosts-'))
afterAll(() => rmSync(folder, { recursive: true }))

const { pieces, pages } = await everything()

test('every system is there, with each runtime that goes with it, and with three minors', () => {
  const of = (system: string) => plain.filter(c => c.system.name === system)
  for (const { name, manager } of SYSTEMS) {
    const runtimes = [...new Set(of(name).map(({ runtime }) => runtime))]
    const own = manager === 'apt' ? ["the system's containerd"] : []
    expect(runtimes.sort()).toEqual(['containerd', 'cri-o', 'docker', ...own].sort())
    for (const runtime of runtimes)
      expect(of(name).filter(one => one.runtime === runtime)).toHaveLength(3)
  }
})

describe('what hosts get from bare to done', () => {
  test.each([...pages])('%s', async (page, text) => {
    await expect(text).toMatchFileSnapshot(join(GOLDEN, `${page}.txt`))
  })

  test('and no golden file is left of what they no longer get', () => {
    const there = readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' })
    const names = there.filter(name => name.endsWith('.txt')).map(name => name.slice(0, -4))
    expect(names.sort()).toEqual([...pages.keys()].sort())
  })
})

test('kubeadm knows every field of what it gets, in every combination', () => {
  const token = new Secret('abcdef.0123456789abcdef')
  for (const { cluster } of combinations) {
    const [master, worker] = cluster.hosts
    if (!master || !worker) throw new RangeError('two hosts')
    const documents = [
      ...initDocuments(master, cluster),
      joinDocument(worker, cluster, token, 'sha256:00'),
    ]
    for (const document of documents)
      expect(unknownFields(document, minorOf(cluster.kubernetes.version))).toEqual([])
  }
})

const programs = pieces.filter(({ path }) => path === undefined)
const runs = (command: string, ...args: string[]) =>
  spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1e8 })
const there = (command: string) => spawnSync(command, ['--version']).status === 0

/** Each program in a file of its own, named by its step. */
const written = programs.map(({ step, text }, i) => {
  const path = join(folder, `${step}-${i}.sh`)
  writeFileSync(path, text)
  return path
})

/** SC2016: manifests have words for the kubelet to fill in. SC2043: a list of keys may have one. SC2174: the folders above are the system's. */
test.skipIf(!there('shellcheck'))(
  'every program is good shell, says shellcheck',
  () => {
    const args = ['-s', 'sh', '-S', 'info', '--exclude=SC2016,SC2043,SC2174', '-f', 'gcc']
    expect(runs('shellcheck', ...args, ...written).stdout).toBe('')
  },
  60_000,
)

test('every program is one that sh can read', () => {
  const each = 'for f do sh -n "$f" || echo "$f"; done'
  expect(runs('sh', '-c', each, 'sh', ...written)).toMatchObject({ stdout: '', stderr: '' })
}, 60_000)
