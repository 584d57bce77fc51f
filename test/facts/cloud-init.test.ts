import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CLOUD_HOSTS, hostsByCloudInit } from '../../src/facts/cloud-init.ts'

const folder = mkdtempSync(join(tmpdir(), 'cloud-init-'))
afterAll(() => rmSync(folder, { recursive: true }))

const MAIN = '/etc/cloud/cloud.cfg'
const INSTANCE = '/var/lib/cloud/instance/cloud-config.txt'

/** What a machine with these files says. */
function told(files: Readonly<Record<string, string>>) {
  rmSync(folder, { recursive: true })
  for (const [path, text] of Object.entries({ '/etc/x': '', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const program = hostsByCloudInit.ask
    .reveal()
    .replaceAll('/etc/cloud', `${folder}/etc/cloud`)
    .replaceAll('/var/lib', `${folder}/var/lib`)
  const said = execFileSync('sh', ['-c', program], { encoding: 'utf8', stdio: 'pipe' })
  return hostsByCloudInit.read({
    code: 0,
    stdout: said.replaceAll(folder, ''),
    stderr: '',
    at: 0,
  })
}

const on = 'users: [default]\nmanage_etc_hosts: true\n'

test.each([
  ['no cloud-init', {}, 'nobody'],
  ['nothing said', { [MAIN]: 'users: [default]\n' }, 'nobody'],
  ['its main file', { [MAIN]: on }, 'system'],
  ['localhost counts', { [MAIN]: 'manage_etc_hosts: "localhost"\n' }, 'system'],
  ['off', { [MAIN]: 'manage_etc_hosts: false\n' }, 'nobody'],
  ['another module', { [MAIN]: '# manage_etc_hosts: true\n' }, 'nobody'],
  [
    'a later file wins',
    { [MAIN]: on, '/etc/cloud/cloud.cfg.d/50-x.cfg': 'manage_etc_hosts: no\n' },
    'nobody',
  ],
  [
    "slipway's own",
    {
      [MAIN]: on,
      '/etc/cloud/cloud.cfg.d/99_x.cfg': on,
      [CLOUD_HOSTS]: 'manage_etc_hosts: false\n',
    },
    'nobody',
  ],
  ['user data wins', { [CLOUD_HOSTS]: 'manage_etc_hosts: false\n', [INSTANCE]: on }, 'user-data'],
  ['user data says no', { [MAIN]: on, [INSTANCE]: 'manage_etc_hosts: false\n' }, 'nobody'],
] as const)('%s', (_, files, wanted) => {
  expect(told(files)).toBe(wanted)
})
