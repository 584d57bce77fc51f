import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadCluster } from '../../../src/config/load.ts'
import { NoClient } from '../../../src/config/ssh/client.ts'
import { withSshConfig } from '../../../src/config/ssh/lookup.ts'
import { testHost } from '../../transport/host.ts'

const folder = mkdtempSync('/tmp/slipway-lookup-')
afterAll(() => rmSync(folder, { recursive: true }))

const noClient = spawnSync('ssh', ['-V']).error && 'no OpenSSH client here'

/** The hosts of a cluster with `common` ssh settings and those of worker1, and this configuration of OpenSSH's. */
async function load(config: string, common = '', worker1 = '') {
  writeFileSync(join(folder, 'ssh_config'), config)
  const path = join(folder, 'cluster.yaml')
  writeFileSync(
    path,
    `cluster: lab
ssh: { config: ./ssh_config, ${common} }
hosts:
  master: { address: 192.168.56.10, role: control-plane }
  worker1: { address: 192.168.56.11, role: worker, ssh: { ${worker1} } }
`,
  )
  const { hosts } = await loadCluster(path, { fetch: false })
  return hosts.map(host => host.ssh)
}

describe.skipIf(noClient)(`ssh -G${noClient ? ` (skipped: ${noClient})` : ''}`, () => {
  test('what vagrant ssh-config prints is taken as it is', async () => {
    const block = (name: string, port: number) => `Host ${name}
  HostName 127.0.0.1
  User vagrant
  Port ${port}
  UserKnownHostsFile /dev/null
  StrictHostKeyChecking no
  PasswordAuthentication no
  IdentityFile "/home/ann/my lab/${name}/private_key"
  IdentitiesOnly yes
  LogLevel FATAL
  PubkeyAcceptedKeyTypes +ssh-rsa
  HostKeyAlgorithms +ssh-rsa

`
    const [master, worker1] = await load(block('master', 2222) + block('worker1', 2200))
    expect(master).toMatchObject({
      address: '127.0.0.1',
      port: 2222,
      user: 'vagrant',
      identityFiles: ['/home/ann/my lab/master/private_key'],
      identitiesOnly: true,
      knownHostsFile: '/dev/null',
      hostKeys: 'accept-new',
    })
    expect(worker1).toMatchObject({ port: 2200 })
  })

  test('a host that the file does not list by name is found by its address', async () => {
    const [master, worker1] = await load(
      'Host 192.168.56.*\n  User ann\nHost worker1\n HostName w.example\n',
    )
    expect(master).toMatchObject({ address: '192.168.56.10', user: 'ann' })
    expect(worker1).toMatchObject({ address: 'w.example', user: 'root' })
  })

  test('a user that only the configuration or nobody names', async () => {
    const me = userInfo().username
    expect(await load(`Host worker1\n User ${me}\n`)).toMatchObject([
      { user: 'root' },
      { user: me },
    ])
  })

  test('cluster.yaml beats the configuration, and Match sees what it says', async () => {
    const [, worker1] = await load(
      `Match host 192.168.56.11 user bob
  ConnectTimeout 7
Host *
  User ann
  Port 2022
  IdentityFile /keys/of-config
  UserKnownHostsFile /kh/one "/kh/two three"
  StrictHostKeyChecking accept-new
`,
      'knownHostsFile: /kh/mine',
      'user: bob, port: 99, identityFile: /keys/mine, hostKeys: strict',
    )
    expect(worker1).toMatchObject({
      user: 'bob',
      port: 99,
      identityFile: '/keys/mine',
      knownHostsFile: '/kh/mine',
      hostKeys: 'strict',
      connectTimeout: 7000,
    })
    expect(worker1?.identityFiles).toBeUndefined()
    expect(worker1?.knownHostsFiles).not.toContain('/kh/one')
  })

  test('an ssh.address is the name that is looked up; Include and Match exec are followed', async () => {
    writeFileSync(join(folder, 'more'), 'Host edge\n  HostName 10.9.9.9\n')
    const [, worker1] = await load(
      `Include "${folder}/more"\nMatch exec "test %h = 10.9.9.9"\n  HostKeyAlias the-edge\n`,
      '',
      'address: edge',
    )
    expect(worker1).toMatchObject({ address: '10.9.9.9', hostKeyAlias: 'the-edge' })
  })

  test('tokens and home are filled in', async () => {
    const [master] = await load(`Host master
  HostName m.example
  User ann
  Port 2022
  HostKeyAlias alias
  IdentityFile ~/%n-%h-%r-%p-%u
  CertificateFile %d/cert%%
  IdentityAgent none
  ProxyCommand nc "%h" %p %r %n %%
`)
    const { homedir: home, username } = userInfo()
    expect(master).toMatchObject({
      identityFiles: [`${home}/master-m.example-ann-2022-${username}`],
      certificateFiles: [`${home}/cert%`],
      agent: '',
      hostKeyAlias: 'alias',
      proxyCommand: 'nc "m.example" 2022 ann master %',
    })
  })

  test('each machine on the way has settings of its own, and the last may have a way of its own', async () => {
    const [master, worker1] = await load(`Host master
  ProxyJump bob@first:2201,[::1]:2202
Host worker1
  ProxyJump last
Host last
  HostName 10.0.0.3
  ProxyJump first
Host first
  HostName 10.0.0.1
  Port 2200
  User fred
`)
    expect(master?.via).toMatchObject({
      address: '::1',
      port: 2202,
      via: { address: '10.0.0.1', port: 2201, user: 'bob' },
    })
    expect(worker1?.via).toMatchObject({
      address: '10.0.0.3',
      user: userInfo().username,
      via: { address: '10.0.0.1', port: 2200, user: 'fred' },
    })
    expect(master?.via?.via?.via).toBeUndefined()
  })

  test('a way that goes round in circles is refused, not followed', async () => {
    const circle = 'Host master\n ProxyJump a\nHost a\n ProxyJump b\nHost b\n ProxyJump a\n'
    await expect(load(circle)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('ever more machines'),
    })
  })

  test('a mistake in the configuration is told with its line', async () => {
    await expect(load('Host *\n  Prot 22\n')).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      evidence: expect.arrayContaining([expect.stringMatching(/ssh_config:? line 2: .*prot/i)]),
      // Both are asked at once.
      hint: expect.stringMatching(/: ssh -G -F \/\S+\/ssh_config -- (master|worker1)$/),
    })
  })
})

const asked = (config: string | false | undefined, me?: null) =>
  withSshConfig(
    [testHost()],
    { cluster: 'lab', hosts: {}, ssh: { config } },
    { path: join(folder, 'cluster.yaml'), home: '/home/ann' },
    () => Promise.reject(new NoClient('there is no ssh here')),
    me,
  )

test('config: false asks nobody', async () => {
  expect(await asked(false)).toEqual([testHost()])
})

test('without a client, a configuration that cluster.yaml names is a problem', async () => {
  writeFileSync(join(folder, 'ssh_config'), 'Host *\n')
  await expect(asked('ssh_config')).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    hint: expect.stringContaining('install openssh-client'),
  })
})

test('a configuration that is named and not there', async () => {
  await expect(asked('nowhere')).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    hint: expect.stringContaining('vagrant ssh-config'),
  })
})

test('a user without a name on this machine, for whom ssh refuses to run', async () => {
  expect(await asked(undefined, null)).toEqual([testHost()])
  await expect(asked('ssh_config', null)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('no name here'),
  })
})

test('a file whose name OpenSSH would take for a pattern is refused, not passed over', async () => {
  writeFileSync(join(folder, 'config [1]'), 'Host *\n')
  await expect(asked('config [1]')).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('for a pattern'),
  })
})
