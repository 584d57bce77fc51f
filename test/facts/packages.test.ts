import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { damagedPackages, packageVersions, RPM_DAMAGE } from '../../src/facts/packages.ts'

const folder = mkdtempSync(join(tmpdir(), "slipway's rpm "))
afterAll(() => rmSync(folder, { recursive: true }))

const PACKED = 1_600_000_000

interface Listed {
  readonly path: string
  readonly mode?: string
  readonly state?: number
  readonly flags?: string
  readonly size?: number
}

/** A line of rpm's, of a file that was packed with five bytes. */
const line = ({ path, mode = '-rwxr-xr-x', state = 0, flags = '', size = 5 }: Listed) =>
  [mode, state, flags, size, PACKED, 'kubelet', path].join('\t')

/** What the program makes of what rpm says; awk and stat are real. */
const told = (...lines: string[]) =>
  spawnSync('awk', [RPM_DAMAGE], { input: `${lines.join('\n')}\n`, encoding: 'utf8' }).stdout

function file(name: string, content: string, time = PACKED): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  utimesSync(path, time, time)
  return path
}

const link = join(folder, 'a link')
symlinkSync('/no/such/place', link)

const cases: [name: string, listed: Listed, sign: string | undefined][] = [
  ['as it was packed', { path: file('whole', 'whole') }, undefined],
  ['missing', { path: join(folder, 'missing') }, 'missing'],
  ['empty', { path: file('empty', '') }, 'empty'],
  ['empty since yesterday', { path: file('emptied', '', PACKED + 9) }, 'empty'],
  ['shorter', { path: file('short', 'sho') }, 'short'],
  ['shorter, of another time', { path: file('replaced', 'sho', PACKED + 9) }, undefined],
  ['longer, as after prelink', { path: file('longer', 'longer') }, undefined],
  ['packed empty', { path: file('hollow', ''), size: 0 }, undefined],
  ['empty configuration', { path: file('config', ''), flags: 'cn' }, undefined],
  ['a manual that nobody has', { path: join(folder, 'page.gz'), flags: 'd' }, undefined],
  ['a ghost', { path: join(folder, 'ghost'), flags: 'g' }, undefined],
  ['left out when it was installed', { path: join(folder, 'out'), state: 2 }, undefined],
  ['a folder', { path: join(folder, 'd'), mode: 'drwxr-xr-x', size: 4096 }, undefined],
  ['a link of the package', { path: join(folder, 'l'), mode: 'lrwxrwxrwx' }, undefined],
  ["a link that is somebody's", { path: link }, undefined],
  ['with a name that a shell could misread', { path: file("it's $HOME", '') }, 'empty'],
]

describe('a file of a package that is', () => {
  test.each(cases)('%s', (_, listed, sign) => {
    expect(told(line(listed))).toBe(sign === undefined ? '' : `${sign} kubelet ${listed.path}\n`)
  })

  test('one of many is named with its package', () => {
    const all = cases.map(([, listed]) => line(listed))
    const wanted = cases.flatMap(([, { path }, sign]) => (sign ? [`${sign} kubelet ${path}`] : []))
    expect(
      told('installed kubelet 1.20.2-0', ...all, '(none)')
        .trim()
        .split('\n'),
    ).toEqual(['installed kubelet 1.20.2-0', ...wanted])
  })
})

test('where nothing can be looked at, nothing is told', () => {
  const awk = spawnSync('sh', ['-c', 'command -v awk'], { encoding: 'utf8' }).stdout.trim()
  const input = `installed kubelet 1\n${line({ path: '/no/such/file' })}\n`
  const { stdout } = spawnSync(awk, [RPM_DAMAGE], {
    input,
    env: { PATH: folder },
    encoding: 'utf8',
  })
  expect(stdout).toBe('installed kubelet 1\n')
})

const read = (stdout: string) => {
  const output = { code: 0, stdout, stderr: '', at: 0 }
  return { damaged: damagedPackages([]).read(output), versions: packageVersions([]).read(output) }
}

test('the first file that shows it is enough', () => {
  const { damaged } = read('installed a 1\nempty a /x y\nmissing a /z\nmissing b /w\n')
  expect(damaged).toEqual(new Map([['a', { sign: 'empty', path: '/x y', versions: ['1'] }]]))
})

test('what rpm has twice', () => {
  const { damaged, versions } = read('installed a 1\ninstalled a 2\nempty a /x\n')
  expect(damaged).toEqual(new Map([['a', { sign: 'twice', versions: ['1', '2'] }]]))
  expect(versions).toEqual(new Map([['a', '2']]))
})

test('both facts are one question', () => {
  expect(damagedPackages(['a']).ask.reveal()).toBe(packageVersions(['a']).ask.reveal())
})
