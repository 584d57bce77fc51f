import { execFile, execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshKey } from './transport/fresh-key.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'slipway-package-'))
const sources = join(folder, 'sources')
const user = join(folder, 'user')

/** Away from the settings of this repository's npm, and without its chatter. */
const env = { ...process.env, npm_config_loglevel: 'error', npm_config_update_notifier: 'false' }

/** A program in the folder of somebody who has installed the package. */
function inFolder(cwd: string, command: string, ...words: string[]) {
  return new Promise<{ code: number; stdout: string; stderr: string }>(resolve => {
    execFile(command, words, { cwd, env, maxBuffer: 64e6 }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    )
  })
}

const asUser = (command: string, ...words: string[]) => inFolder(user, command, ...words)

/** What would be committed, as a fresh checkout: without anything that an earlier build has left. */
function checkout() {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root })
  for (const path of listed.toString().trim().split('\n')) {
    if (/^(test|\.ci)\//.test(path) || !existsSync(join(root, path))) continue
    mkdirSync(dirname(join(sources, path)), { recursive: true })
    cpSync(join(root, path), join(sources, path))
  }
  symlinkSync(join(root, 'node_modules'), join(sources, 'node_modules'))
}

interface Packed {
  readonly filename: string
  readonly size: number
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string }[]
}

let packed: Packed

beforeAll(async () => {
  checkout()
  mkdirSync(user)
  writeFileSync(join(user, 'package.json'), '{ "private": true, "type": "module" }\n')
  const pack = await inFolder(sources, 'npm', 'pack', '--json', '--pack-destination', folder)
  expect(pack).toMatchObject({ code: 0 })
  // The build may talk before the list begins.
  packed = JSON.parse(pack.stdout.slice(pack.stdout.search(/^\[/m)))[0]
  const tarball = join(folder, packed.filename)
  const install = ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball]
  expect(await asUser('npm', ...install)).toMatchObject({ code: 0 })
}, 600_000)

test('npm ci finds in package-lock.json all that package.json asks for', {
  timeout: 180_000,
}, async () => {
  const fresh = join(folder, 'fresh')
  mkdirSync(fresh)
  for (const name of ['package.json', 'package-lock.json'])
    cpSync(join(root, name), join(fresh, name))
  const check = ['ci', '--dry-run', '--ignore-scripts', '--prefer-offline']
  expect(await inFolder(fresh, 'npm', ...check)).toMatchObject({ code: 0, stderr: '' })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('what is packed', () => {
  const paths = () => packed.files.map(({ path }) => path)

  test('is the program with its types, the templates, and what is to be read', () => {
    const wanted =
      /^(dist\/.+\.(js|d\.ts)|dist\/cli\/NOTICES\.txt|templates\/.+|package\.json|README(\.zh-CN)?\.md|CHANGELOG\.md|LICENSE)$/
    expect(paths().filter(path => !wanted.test(path))).toEqual([])
  })

  test('has every template', () => {
    const templates = readdirSync(join(root, 'templates'), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(root.length))
    expect(paths()).toEqual(expect.arrayContaining(templates))
  })

  test('is small', () => {
    expect(packed.size).toBeLessThan(1_250_000)
    expect(packed.unpackedSize).toBeLessThan(4_500_000)
  })
})

describe('installed in an empty folder', { timeout: 180_000 }, () => {
  test('npx slipway --version', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(await asUser('npx', '--no-install', 'slipway', '--version')).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    })
  })

  test('slipway versions', async () => {
    const { code, stdout } = await asUser('npx', '--no-install', 'slipway', 'versions')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^1\.37\.\d+/m)
  })

  test('slipway plan, with no cluster file', async () => {
    const { code, stderr } = await asUser('npx', '--no-install', 'slipway', 'plan')
    expect(code).toBe(2)
    expect(stderr).toContain('cluster.yaml does not exist')
  })

  test('slipway plan, where nobody answers', async () => {
    writeFileSync(join(user, 'key'), freshKey().private, { mode: 0o600 })
    writeFileSync(
      join(user, 'cluster.yaml'),
      `cluster: lab
ssh: { config: false, identityFile: ./key }
hosts:
  master: { address: 192.168.56.10, role: control-plane, ssh: { address: 127.0.0.1, port: 1 } }
`,
    )
    const { code, stdout } = await asUser('npx', '--no-install', 'slipway', 'plan')
    expect(stdout).toContain('nothing listens')
    expect(code).toBe(3)
  })

  test('a program imports the library, and its templates are found', async () => {
    writeFileSync(
      join(user, 'program.js'),
      `import { leader, parseCluster, steps } from 'slipway'
const text = 'cluster: lab\\nhosts: { master: { address: 192.168.56.10, role: control-plane } }\\n'
const cluster = parseCluster(text, { path: 'cluster.yaml', home: '/root' })
const known = { config: undefined, live: new Map() }
const [change] = steps.find(s => s.id === 'sysctl').diff(known, { host: leader(cluster), cluster })
console.log(change.actions[0].write.content)
`,
    )
    const { code, stdout } = await asUser('node', 'program.js')
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining('net.ipv4.ip_forward'),
    })
  })

  test('its types hold without any of its own sources', async () => {
    writeFileSync(
      join(user, 'program.ts'),
      `import { type Cluster, loadCluster, Problem, type ProblemCode } from 'slipway'
const cluster: Cluster = await loadCluster('cluster.yaml')
// @ts-expect-error: a name is a string
export const name: number = cluster.name
export const code: ProblemCode = new Problem('LOCKED', 'taken').code
`,
    )
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const types = ['--typeRoots', join(root, 'node_modules/@types'), '--types', 'node']
    const how = ['--noEmit', '--strict', '--module', 'node20', '--target', 'es2023']
    expect(await asUser('node', tsc, ...how, ...types, 'program.ts')).toMatchObject({
      code: 0,
      stdout: '',
    })
  })
})
