import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mergeInto } from '../../../src/cli/commands/kubeconfig.ts'
import { Secret } from '../../../src/core/secret.ts'
import { slipway } from '../io.ts'

const ADMIN =
  new Secret(`clusters: [{ name: kubernetes, cluster: { server: 'https://10.0.0.1:6443' } }]
users: [{ name: kubernetes-admin, user: { client-key-data: a2V5 } }]
`)
const MINE = 'current-context: work\n'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'slipway-kube-'))
})
afterEach(() => rmSync(home, { recursive: true }))

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

test('where there is no ~/.kube, it is made, for its owner alone, and nothing is kept', async () => {
  const path = join(home, '.kube', 'config')
  expect(await mergeInto(path, ADMIN, 'lab')).toBe(
    `put lab into ${path}; try: kubectl --context lab get nodes`,
  )
  expect([mode(join(home, '.kube')), mode(path)]).toEqual(['700', '600'])
  expect(readdirSync(join(home, '.kube'))).toEqual(['config'])
})

test('what was there is kept beside it, for its owner alone; again, nothing is done', async () => {
  const path = join(home, 'config')
  writeFileSync(path, MINE, { mode: 0o644 })
  expect(await mergeInto(path, ADMIN, 'lab')).toContain(', what it was is in ')
  const [backup = '', ...more] = readdirSync(home).filter(name => name !== 'config')
  expect(more).toEqual([])
  expect(readFileSync(join(home, backup), 'utf8')).toBe(MINE)
  expect([mode(path), mode(join(home, backup))]).toEqual(['600', '600'])
  expect(readFileSync(path, 'utf8')).toContain('current-context: work')
  expect(await mergeInto(path, ADMIN, 'lab')).toContain('has lab already')
  expect(readdirSync(home)).toHaveLength(2)
})

test('what is no kubeconfig stays as it is', async () => {
  const path = join(home, 'config')
  writeFileSync(path, 'not: [yaml')
  await expect(mergeInto(path, ADMIN, 'lab')).rejects.toThrow('is no kubeconfig')
  expect(readFileSync(path, 'utf8')).toBe('not: [yaml')
  expect(readdirSync(home)).toEqual(['config'])
})

test('what this machine refuses is told with what to do, not as a defect', async () => {
  symlinkSync(join(home, 'nowhere'), join(home, 'link'))
  await expect(mergeInto(join(home, 'link', 'config'), ADMIN, 'lab')).rejects.toMatchObject({
    code: 'COMMAND_FAILED',
    message: expect.stringMatching(/^cannot write .*\/link\/config: /),
    evidence: [],
  })
  await expect(mergeInto(home, ADMIN, 'lab')).rejects.toMatchObject({
    message: expect.stringMatching(/^cannot read .*: EISDIR/),
    evidence: [],
  })
})

test('to a file or into the usual one, not both', async () => {
  const { code, stderr } = await slipway(['kubeconfig', '--merge', '-o', 'x'])
  expect(code).toBe(2)
  expect(stderr).toContain("option '--merge' cannot be used with option '-o, --out <path>'")
})
