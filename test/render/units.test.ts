import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { everything } from './hosts/golden.ts'

const UNITS = '/etc/systemd/system/'

/** What comes with packages that are not here; slipway's own files only add to them. */
const OF_PACKAGES = ['containerd', 'docker', 'crio', 'kubelet']

const root = mkdtempSync(join(tmpdir(), 'units-'))
afterAll(() => rmSync(root, { recursive: true }))

const put = (path: string, text: string, mode = 0o644) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text, { mode })
}

/** What systemd says of a unit in a tree that has this system's own units, and a file for every program that it names. */
function verified(path: string, text: string): string {
  const [folder = '', file = ''] = path.slice(UNITS.length).split('/').slice(-2)
  const unit = file === '' ? folder : folder.replace(/\.d$/, '')
  rmSync(join(root, 'etc'), { recursive: true, force: true })
  for (const name of OF_PACKAGES)
    put(`${UNITS}${name}.service`, '[Service]\nType=notify\nExecStart=/bin/true\n')
  const programs = [...text.matchAll(/^Exec\w+=(\/\S+)/gm)].map(([, program = '']) => program)
  for (const program of ['/bin/true', ...programs]) put(program, '', 0o755)
  for (const [at, content] of units) if (basename(at) !== unit) put(at, content)
  put(path, text)
  const args = ['verify', '--man=no', '--recursive-errors=no', `--root=${root}`, unit]
  const { stdout, stderr } = spawnSync('systemd-analyze', args, { encoding: 'utf8' })
  return (stdout + stderr).replaceAll(root, '')
}

const pieces = (await everything()).pieces.flatMap(({ path, text }) =>
  path?.startsWith(UNITS) ? [[path, text] as const] : [],
)

/** One text of each unit that is a file of its own: others ask for it. */
const units = new Map(pieces.filter(([path]) => !path.includes('.d/')))

const there = spawnSync('systemd-analyze', ['--version']).status === 0
if (there && existsSync('/usr/lib/systemd/system'))
  cpSync('/usr/lib/systemd/system', join(root, 'usr/lib/systemd/system'), {
    recursive: true,
    verbatimSymlinks: true,
  })

test.skipIf(!there).each(pieces)('systemd finds nothing to say of %s', (path, text) => {
  expect(verified(path, text)).toBe('')
})

test.skipIf(!there).each([...new Map(pieces)])(
  'systemd would find a key in %s that it does not know',
  (path, text) => {
    const wrong = text.replace(/^\[(Service|Socket)\]$/m, '$&\nOops=1')
    expect(verified(path, wrong)).toContain("Unknown key 'Oops'")
  },
)

test('the units are those of the firewall, of cri-dockerd, and what sends daemons through a proxy', () => {
  expect([...new Set(pieces.map(([path]) => path.slice(UNITS.length)))].sort()).toEqual([
    'containerd.service.d/http-proxy.conf',
    'cri-docker.service',
    'cri-docker.socket',
    'crio.service.d/http-proxy.conf',
    'docker.service.d/http-proxy.conf',
    'kubelet.service.d/http-proxy.conf',
    'slipway-firewall.service',
  ])
})
