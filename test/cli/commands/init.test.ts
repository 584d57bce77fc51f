import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { askVagrant, sshHosts, vagrantFolder } from '../../../src/cli/init/found.ts'
import { loadCluster } from '../../../src/config/load.ts'
import { slipway } from '../io.ts'

// The first to come loads the catalogue and the schema.
vi.setConfig({ testTimeout: 60_000 })

let folder: string
let out: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-init-'))
  out = join(folder, 'cluster.yaml')
})

const init = (...words: string[]) => slipway(['init', '--out', out, ...words])

test('comments are in the language of whoever runs it, and JSON is English', async () => {
  const chinese = { env: { SLIPWAY_LANG: 'zh' } }
  const words = ['init', '--offline', '10.0.0.1', '--out']
  expect((await slipway([...words, out], chinese)).code).toBe(0)
  expect(readFileSync(out, 'utf8')).toContain('# 集群的名称\ncluster: ')
  const { stdout } = await slipway([...words, join(folder, 'b.yaml'), '--json'], chinese)
  const { text } = JSON.parse(stdout)
  expect(text).toContain('# Name of the cluster\n')
  expect(text).toBe(readFileSync(join(folder, 'b.yaml'), 'utf8'))
})

test('a folder that cannot be made is told in a sentence, not as a defect of slipway', async () => {
  const there = '/dev/null/cluster.yaml'
  const { code, stderr } = await slipway(['init', '--offline', '10.0.0.1', '--out', there])
  expect(code).toBe(2)
  expect(stderr).toContain(`${there} cannot be written: ENOTDIR`)
  expect(stderr).not.toMatch(/^ *│? *at /m)
})

describe('without a terminal', () => {
  test('machines that are named are written down, and the file is one that check takes', async () => {
    const words = [
      'a=10.0.0.1:control-plane',
      '--host',
      'b=ann@10.0.0.2:2222',
      '--host',
      '10.0.0.3',
    ]
    const { code, stdout, stderr } = await init('--offline', ...words)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('try: slipway check -f')
    const { hosts } = await loadCluster(out)
    expect(hosts.map(h => [h.name, h.address, h.role, h.ssh.user, h.ssh.port])).toMatchObject([
      ['a', '10.0.0.1', 'control-plane', 'root', 22],
      ['b', '10.0.0.2', 'worker', 'ann', 2222],
      ['worker1', '10.0.0.3', 'worker', 'root', 22],
    ])
    const [, schema = ''] = /\$schema=(\S+)/.exec(readFileSync(out, 'utf8')) ?? []
    expect(JSON.parse(readFileSync(join(folder, schema), 'utf8'))).toHaveProperty(
      'properties.hosts',
    )
  })

  test('all options end in the file', async () => {
    const { code } = await init(
      ...['--offline', '10.0.0.1', '10.0.0.2', '--control-plane', '10.0.0.2', '--user', 'ann'],
      ...['--port', '2222', '--identity-file', '~/k', '--address', '10.0.0.1=172.16.0.1'],
      ...['--cluster', 'mine', '--preset', 'current', '--kubernetes', '1.33.1'],
      ...['--runtime', 'containerd', '--network', 'calico', '--mirrors', 'upstream'],
    )
    expect(code).toBe(0)
    const cluster = await loadCluster(out, { fetch: false })
    expect(cluster).toMatchObject({
      name: 'mine',
      kubernetes: { version: '1.33.1' },
      runtime: { name: 'containerd' },
      network: { plugin: 'calico' },
      hosts: [
        {
          name: 'worker1',
          address: '172.16.0.1',
          ssh: { address: '10.0.0.1', user: 'ann', port: 2222 },
        },
        { name: 'master', role: 'control-plane' },
      ],
    })
  })

  test('the first whose role is open is the control plane, with a name or without', async () => {
    const roles = async (...words: string[]) => {
      expect((await init('--offline', '--force', ...words)).code).toBe(0)
      return (await loadCluster(out)).hosts.map(h => h.role)
    }
    expect(await roles('10.0.0.1:worker', '10.0.0.2')).toEqual(['worker', 'control-plane'])
    expect(await roles('a=10.0.0.1', 'b=10.0.0.2')).toEqual(['control-plane', 'worker'])
    expect(await roles('10.0.0.1', 'b=10.0.0.2:control-plane')).toEqual(['worker', 'control-plane'])
  })

  test('all that is missing or wrong is told at once, and nothing is written', async () => {
    writeFileSync(out, 'mine\n')
    const { code, stderr } = await init(
      '--preset',
      'curent',
      '--kubernetes',
      '1.2.3',
      'x y',
      '--port',
      '0',
    )
    expect(code).toBe(2)
    for (const told of [
      'did you mean current?',
      'kubernetes.version',
      '"x y"',
      '--port 0',
      '--force',
    ])
      expect(stderr).toContain(told)
    expect(readFileSync(out, 'utf8')).toBe('mine\n')
  })

  test('which machines cannot be guessed', async () => {
    const { code, stdout, stderr } = await init()
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('--host name=address:role')
    expect(existsSync(out)).toBe(false)
  })

  test('what only a machine could have told has an option', async () => {
    const { code, stderr } = await init('--offline', 'web', 'db')
    expect(code).toBe(2)
    expect(stderr).toContain('--address web=ADDRESS')
    expect(stderr).toContain('--address db=ADDRESS')
  })

  test('machines that cannot be reached end it, all of them named, with the code of the first', async () => {
    const known = ['--user', 'ann', '--port', '1', '--identity-file', keyFile()]
    const { code, stderr } = await init('127.0.0.1', '127.0.0.2', ...known)
    expect(code).toBe(3)
    expect(stderr).toMatch(/127\.0\.0\.1: .*\(--offline\)/)
    expect(stderr).toMatch(/127\.0\.0\.2: .*\(--offline\)/)
    expect(existsSync(out)).toBe(false)
  })

  test('--force replaces a file, and --out - prints it', async () => {
    writeFileSync(out, 'mine\n')
    expect((await init('--offline', '--force', '10.0.0.1')).code).toBe(0)
    const printed = await slipway([
      'init',
      '--out',
      '-',
      '--offline',
      '10.0.0.1',
      '--cluster',
      'pw',
    ])
    expect(printed.stdout).toContain('cluster: pw\n')
  })

  test('--json tells what was written', async () => {
    const { stdout } = await init('--offline', '--json', '10.0.0.1', '10.0.0.2')
    expect(JSON.parse(stdout)).toMatchObject({
      file: out,
      cluster: { preset: 'current', hosts: [{ name: 'master' }, { name: 'worker1' }] },
      text: readFileSync(out, 'utf8'),
    })
  })
})

function keyFile(): string {
  const key = join(folder, 'key')
  execFileSync('ssh-keygen', ['-q', '-N', '', '-t', 'ed25519', '-f', key])
  return key
}

describe('what is there', () => {
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }

  test("hosts of OpenSSH's configuration and of what it includes", () => {
    write('.ssh/config', 'Host a *.x\nInclude work.d/*.conf\nHost b\n')
    write('.ssh/work.d/1.conf', 'Host c\nInclude ~/more\n')
    write('.ssh/work.d/2.txt', 'Host no\n')
    write('more', 'Host d\nInclude ~/more\n')
    expect(sshHosts(folder)).toEqual(['a', 'b', 'c', 'd'])
    expect(sshHosts(join(folder, 'none'))).toEqual([])
  })

  test('the Vagrantfile that Vagrant would take', () => {
    mkdirSync(join(folder, 'a/b'), { recursive: true })
    expect(vagrantFolder(join(folder, 'a/b'))).toBeUndefined()
    write('a/Vagrantfile', '')
    expect(vagrantFolder(join(folder, 'a/b'))).toBe(join(folder, 'a'))
  })

  /** Stands in for Vagrant: prints what it prints, with one of three machines not running. */
  const standIn = (text: string, code: number, said = '') => {
    const path = join(folder, 'vagrant')
    writeFileSync(path, `#!/bin/sh\ncat <<'E'\n${text}\nE\necho '${said}' >&2\nexit ${code}\n`)
    chmodSync(path, 0o755)
    return path
  }

  test('running machines of Vagrant, although it complains of one that does not run', async () => {
    const text = 'Host m1\n  HostName 127.0.0.1\n  Port 2222\n\nHost m2\n  HostName 127.0.0.1\n'
    const found = await askVagrant(folder, standIn(text, 1, 'm3 is not created'))
    expect(found).toMatchObject({
      names: ['m1', 'm2'],
      config: expect.stringContaining('Port 2222'),
    })
    expect(found.flaw).toBeUndefined()
  })

  test('no machine, or no Vagrant', async () => {
    const none = await askVagrant(folder, standIn('', 1, 'not created'))
    expect(none.flaw).toBe('no machine of the Vagrantfile runs: vagrant up (not created)')
    expect((await askVagrant(folder, join(folder, 'no-such'))).flaw).toContain('no vagrant to ask')
  })

  test('--vagrant, where there is no Vagrantfile', async () => {
    const before = process.cwd()
    process.chdir(folder)
    try {
      const { code, stderr } = await init('--vagrant')
      expect(code).toBe(2)
      expect(stderr).toContain('there is no Vagrantfile here or above')
    } finally {
      process.chdir(before)
    }
  })
})
