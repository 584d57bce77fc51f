import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { bundle } from '../../../scripts/build/bundle.ts'
import { run } from '../../../src/cli/run.ts'

const root = resolve(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'slipway-bundle-'))
const cli = join(folder, 'dist/cli')
let packages: readonly string[]

beforeAll(async () => {
  for (const beside of ['package.json', 'templates', 'node_modules'])
    symlinkSync(join(root, beside), join(folder, beside))
  mkdirSync(cli, { recursive: true })
  packages = await bundle(root, cli)
}, 60_000)

const slipway = (...words: string[]) =>
  execFileSync(process.execPath, [join(cli, 'main.js'), ...words], { encoding: 'utf8' })

test('the bundled command says what the sources say', { timeout: 60_000 }, async () => {
  for (const words of [['--version'], ['--help'], ['steps', '--json'], ['schema']]) {
    const stdout = new PassThrough()
    await run(words, { stdin: Readable.from([]), stdout, stderr: stdout, env: {} })
    expect(slipway(...words)).toBe(String(stdout.read()))
  }
})

/** As `__filename` was, by the package that writes files in one go: `kubeconfig -o` failed for that. */
test('defines what packages that are no modules take for given', () => {
  for (const file of readdirSync(cli).filter(name => name.endsWith('.js'))) {
    const code = readFileSync(join(cli, file), 'utf8')
    for (const name of ['require', '__filename', '__dirname'])
      if (new RegExp(`\\b${name}\\b`).test(code)) expect(code).toContain(`const ${name} = `)
  }
})

test('writes a kubeconfig', { timeout: 60_000 }, () => {
  const [chunk = ''] = readdirSync(cli).filter(name => /^kubeconfig-.*\.js$/.test(name))
  const path = join(folder, 'kubeconfig')
  const admin = {
    clusters: [{ name: 'kubernetes', cluster: { server: 'https://10.0.0.1:6443' } }],
    users: [{ name: 'kubernetes-admin', user: {} }],
    contexts: [{ name: 'a', context: { cluster: 'kubernetes', user: 'kubernetes-admin' } }],
    'current-context': 'a',
  }
  const [from, to, text] = [join(cli, chunk), path, JSON.stringify(admin)].map(word =>
    JSON.stringify(word),
  )
  const program = `const { mergeInto } = await import(${from})
await mergeInto(${to}, { reveal: () => ${text} }, 'lab')`
  execFileSync(process.execPath, ['--input-type=module', '-e', program])
  expect(readFileSync(path, 'utf8')).toContain('https://10.0.0.1:6443')
})

test('needs no package but ssh2', () => {
  const code = readdirSync(cli)
    .filter(file => file.endsWith('.js'))
    .map(file => readFileSync(join(cli, file), 'utf8'))
    .join('\n')
  const found = [...code.matchAll(/^(?:import|export) .*?["']([^"'.][^"']*)["'];?$/gm)]
  const outside = new Set(found.map(([, name = '']) => name).filter(name => !isBuiltin(name)))
  expect([...outside]).toEqual(['ssh2'])
})

test('names every package inside, with its licence', () => {
  const text = readFileSync(join(cli, 'NOTICES.txt'), 'utf8')
  expect(packages.length).toBeGreaterThan(5)
  for (const name of packages.map(path => path.replace(/^.*node_modules\//, '')))
    expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+\\n\\n.*\\S`, 'm'))
})
