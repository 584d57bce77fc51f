import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { parseJumps, sshAnswer, sshSettings } from '../../../src/config/ssh/answer.ts'
import { sshClient } from '../../../src/config/ssh/client.ts'
import { withSshConfig } from '../../../src/config/ssh/lookup.ts'
import { plainConfig, plainSettings } from '../../../src/config/ssh/plain.ts'
import { testHost } from '../../transport/host.ts'

const folder = mkdtempSync('/tmp/slipway-plain-')
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'ssh_config')

const noClient = spawnSync('ssh', ['-V']).error && 'no OpenSSH client here'
const here = { home: '/home/ann', user: 'ann', uid: 1, hostname: 'box', env: {} }

const client = (path: string, name: string): string =>
  execFileSync('ssh', ['-G', '-F', path, '--', name], { encoding: 'utf8', stdio: 'pipe' })

const read = (settings: ReadonlyMap<string, readonly string[]>, name: string) => ({
  ...sshAnswer(settings, name, here),
  jumps: parseJumps(settings.get('proxyjump')?.[0]),
})

const hosts = fc.constantFrom(
  ...['a', 'b', '10.0.0.1', '10.0.0.*', '10.0.0.?', '*', '!a', '*.x', 'a.x'],
)
const line = fc.oneof(
  fc.array(hosts, { minLength: 1, maxLength: 3 }).map(names => `Host ${names.join(' ')}`),
  fc.constantFrom(
    ...'HostName 10.1.1.1;Hostname=h.example;Port 2022;Port 7;User ann;User "bob";IdentityFile ~/.ssh/one;IdentityFile "/keys/of mine";IdentityFile none;CertificateFile /c;StrictHostKeyChecking no;StrictHostKeyChecking accept-new;StrictHostKeyChecking yes;StrictHostKeyChecking ask;IdentitiesOnly yes;IdentitiesOnly no;IdentityAgent none;IdentityAgent /run/agent;HostKeyAlias alias;ConnectTimeout 7;ProxyJump gate;ProxyJump ann@gate:22,other;ProxyJump none;ProxyCommand nc %h %p # all;ProxyCommand none;UserKnownHostsFile /dev/null;UserKnownHostsFile /a "/b c";GlobalKnownHostsFile none;RevokedHostKeys ~/revoked;RevokedHostKeys none;PreferredAuthentications password,publickey;PasswordAuthentication no;PubkeyAuthentication no;KbdInteractiveAuthentication no;BatchMode yes;NumberOfPasswordPrompts 1;LogLevel FATAL;ForwardAgent yes;  # a comment;'.split(
      ';',
    ),
  ),
)

describe.skipIf(noClient)(`without a client${noClient ? ` (skipped: ${noClient})` : ''}`, () => {
  test('what the text says is what ssh -G says, or it is left to the client', () => {
    writeFileSync(join(folder, 'nothing'), '')
    const usual = sshSettings(client(join(folder, 'nothing'), 'nobody'))
    let alike = 0
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom('a', 'b', '10.0.0.1', 'a.x'),
        (lines, name) => {
          writeFileSync(file, `${lines.join('\n')}\n`)
          const config = plainConfig([file])
          const settings = config && plainSettings(config, name, new Map(), usual)
          if (!settings) return
          alike++
          expect(read(settings, name)).toEqual(read(sshSettings(client(file, name)), name))
        },
      ),
      { numRuns: 80 },
    )
    expect(alike).toBeGreaterThan(40)
  }, 240_000)

  test('two hundred and fifty machines, each with a block of its own', async () => {
    const numbers = Array.from({ length: 250 }, (_, i) => i)
    const block = (i: number) =>
      `Host node${i}\n  HostName 10.9.${i >> 8}.${i & 255}\n  Port ${2200 + i}\n  User vagrant\n  IdentityFile "/keys/${i}"\n  StrictHostKeyChecking no\n`
    writeFileSync(file, `${numbers.map(block).join('\n')}\nHost *\n  IdentitiesOnly yes\n`)
    let asked = 0
    const ask = sshClient()
    const counted: typeof ask = (...words) => {
      asked++
      return ask(...words)
    }
    const bare = numbers.map(i => ({ ...testHost(), name: `node${i}`, address: `192.168.1.${i}` }))
    const hosts = await withSshConfig(
      bare,
      { cluster: 'lab', hosts: {}, ssh: { config: './ssh_config' } },
      { path: join(folder, 'cluster.yaml'), home: '/home/ann' },
      counted,
    )
    expect(asked).toBeLessThan(12)
    expect(hosts.map(({ ssh }) => ssh.port)).toEqual(numbers.map(i => 2200 + i))
    expect(hosts[249]?.ssh).toMatchObject({
      address: '10.9.0.249',
      user: 'vagrant',
      identityFiles: ['/keys/249'],
      identitiesOnly: true,
      hostKeys: 'accept-new',
    })
  }, 60_000)
})

test.each([
  'Match host a\n  Port 7\n',
  'CanonicalizeHostname yes\n',
  'Host a\n  HostName %h.example\n',
  'ConnectTimeout 1m\n',
  "User 'ann'\n",
  'Include ~/more\n',
])('left to the client: %j', text => {
  writeFileSync(file, text)
  expect(plainConfig([file])).toBeUndefined()
})

test('a name in capitals, or two ways to get there', () => {
  writeFileSync(file, 'Host both\n  ProxyJump a\nHost *\n  ProxyCommand nc %h %p\n')
  const config = plainConfig([file]) ?? []
  const told = (name: string) => plainSettings(config, name, new Map(), new Map())
  expect([told('A'), told('both')]).toEqual([undefined, undefined])
  expect(told('a')?.get('proxycommand')).toEqual(['nc %h %p'])
})

test('files of a folder that is included, in their order', () => {
  mkdirSync(join(folder, 'parts'))
  writeFileSync(join(folder, 'parts/2.conf'), 'Port 2\n')
  writeFileSync(join(folder, 'parts/1.conf'), 'Host a\n  Port 1\n')
  writeFileSync(join(folder, 'parts/0.off'), 'Port 9\n')
  writeFileSync(file, `Include ${folder}/parts/*.conf\nUser ann\n`)
  const config = plainConfig([file]) ?? []
  const port = (name: string) => plainSettings(config, name, new Map(), new Map())?.get('port')
  expect([port('a'), port('b')]).toEqual([['1'], ['2']])
})
