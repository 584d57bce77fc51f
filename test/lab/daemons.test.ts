import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { configVersion, containerdToml, overruled } from '../../src/render/containerd-config.ts'
import { daemonJson } from '../../src/render/docker-daemon.ts'
import { everything } from '../render/hosts/golden.ts'
import { withRuntime } from '../steps/cluster.ts'

const folder = mkdtempSync(join(tmpdir(), 'daemons-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Releases of Debian whose packages run on the one that the lab's host is. */
const SUITES = ['bookworm', 'trixie', 'sid']
const ARCHIVE = process.env.SLIPWAY_LAB_DEBIAN ?? 'http://deb.debian.org/debian'
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg'

/** apt-get with sources and lists of its own: this machine's are neither needed nor touched. */
function apt(cwd: string, ...args: string[]): void {
  const options = {
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::State::status': join(folder, 'status'),
    'APT::Sandbox::User': 'root',
  }
  const settings = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`])
  execFileSync('apt-get', ['-qq', ...settings, ...args], { cwd, stdio: 'pipe' })
}

/** The files of a package of a release, unpacked and not installed. */
function unpacked(name: string, suite: string): string {
  const tree = join(folder, suite)
  const debs = join(folder, `${suite}-${name}`)
  mkdirSync(debs, { recursive: true })
  apt(debs, 'download', `${name}/${suite}`)
  for (const deb of readdirSync(debs)) execFileSync('dpkg-deb', ['-x', join(debs, deb), tree])
  return tree
}

beforeAll(() => {
  mkdirSync(join(folder, 'lists/partial'), { recursive: true })
  writeFileSync(join(folder, 'status'), '')
  const lines = SUITES.map(suite => `deb [signed-by=${KEYRING}] ${ARCHIVE} ${suite} main\n`)
  writeFileSync(join(folder, 'sources.list'), lines.join(''))
  apt(folder, 'update')
})

/** Every text of a file that a host of any combination gets. */
const { pieces } = await everything()
const textsOf = (path: string): string[] => [
  ...new Set(pieces.filter(piece => piece.path === path).map(({ text }) => text)),
]

/** `X.Y.Z` that a program of a tree says of itself. */
const versionOf = (program: string): string =>
  /\d+\.\d+\.\d+/.exec(execFileSync(program, ['--version'], { encoding: 'utf8' }))?.[0] ?? ''

describe.each(SUITES)('containerd of %s', suite => {
  let program = ''
  beforeAll(() => {
    program = join(unpacked('containerd', suite), 'usr/bin/containerd')
  })

  const say = (config: string, ...args: string[]) => {
    const path = join(folder, `${suite}.toml`)
    writeFileSync(path, config)
    return execFileSync(program, ['--config', path, 'config', ...args], { encoding: 'utf8' })
  }

  const starts: [name: string, before: () => string | undefined][] = [
    ['nothing', () => undefined],
    [
      "its package's file",
      () =>
        execFileSync('cat', [join(folder, suite, 'etc/containerd/config.toml')], {
          encoding: 'utf8',
        }),
    ],
    ['a file that disables CRI', () => 'disabled_plugins = ["cri"]\n'],
    ['its own defaults', () => say('', 'default')],
  ]
  test.each(starts)('takes what is made of %s, and goes by it', (_, before) => {
    const cluster = withRuntime('containerd', versionOf(program))
    const dump = say(containerdToml(before(), cluster), 'dump')
    expect(overruled(dump, cluster)).toBeUndefined()
    expect(dump).toMatch(/bin_dirs? = (\[.*)?["']\/opt\/cni\/bin["']/)
  })

  test('reads every configuration that a host of any combination gets, as far as it knows their version', () => {
    const newest = configVersion(withRuntime('containerd', versionOf(program)))
    const known = textsOf('/etc/containerd/config.toml').filter(
      text => Number(/^version = (\d)$/m.exec(text)?.[1]) <= newest,
    )
    expect(known.length).toBeGreaterThan(3)
    for (const text of known) expect(say(text, 'dump')).toContain('/opt/cni/bin')
  })
})

/** Docker can judge its configuration since 23.0. */
describe.each(['trixie', 'sid'])('Docker of %s', suite => {
  test('takes daemon.json, and would tell a wrong word', () => {
    const program = join(unpacked('docker.io', suite), 'usr/sbin/dockerd')
    const judged = (config: string) => {
      const path = join(folder, `${suite}.json`)
      writeFileSync(path, config)
      const flags = ['--validate', '--userland-proxy=false', '--config-file', path]
      return spawnSync(program, flags, { encoding: 'utf8' }).stderr.trim()
    }
    const wanted = daemonJson(undefined, withRuntime('docker', '28.5.2'))
    expect(judged(wanted)).toBe('configuration OK')
    const all = textsOf('/etc/docker/daemon.json')
    expect(all.length).toBeGreaterThan(1)
    expect(all.map(judged)).toEqual(all.map(() => 'configuration OK'))
    expect(judged(wanted.replace('exec-opts', 'exec-options'))).toMatch(/exec-options/)
  })
})
