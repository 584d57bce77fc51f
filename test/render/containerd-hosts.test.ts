import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hostsFiles, strayHostsFiles } from '../../src/render/containerd-hosts.ts'
import { withRuntime } from '../steps/cluster.ts'

const CERTS = '/etc/containerd/certs.d'
const cluster = withRuntime('containerd', '2.3.4')
const folder = mkdtempSync(join(tmpdir(), 'hosts-toml-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('what slipway wrote of a registry that is named no more is found, and nothing else', () => {
  const wanted = [...hostsFiles(cluster)]
  const [, ours = ''] = wanted[0] ?? []
  const old = `${CERTS}/old.lan:5000/hosts.toml`
  const theirs = `${CERTS}/theirs.lan/hosts.toml`
  for (const [path, text] of [...wanted, [old, ours], [theirs, 'server = "x"\n']] as const) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { ask, read } = strayHostsFiles(cluster)
  const program = ask.reveal().replaceAll(CERTS, `${folder}${CERTS}`)
  const stdout = execFileSync('sh', ['-c', program], { encoding: 'utf8' })
  const answer = { code: 0, stdout: stdout.replaceAll(folder, ''), stderr: '', at: 0 }
  expect(read(answer)).toEqual([old])
  expect(read({ ...answer, stdout: '' })).toEqual([])
})
