import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sshArguments } from '../../src/cli/commands/ssh.ts'
import { sh } from '../../src/core/command.ts'
import type { Host, SshTarget } from '../../src/core/host.ts'
import { connectSsh } from '../../src/transport/ssh.ts'
import { startAgent } from './agent.ts'
import { refusal } from './serving.ts'
import { type Sshd, startSshd, whyNoSshd } from './sshd.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const skipped = whyNoSshd()
const hasIPv6 = Object.values(networkInterfaces()).some(cards =>
  cards?.some(({ address }) => address === '::1'),
)
describe.skipIf(skipped)(`ways to a real sshd${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  /** The host, and the machine on the way. */
  let inner: Sshd
  let outer: Sshd
  beforeAll(async () => {
    inner = await startSshd([], hasIPv6 ? { config: ['ListenAddress ::1'] } : {})
    outer = await startSshd([
      { name: 'closed', config: ['AllowTcpForwarding no'] },
      { name: 'jumper' },
    ])
  })
  afterAll(async () => {
    await inner?.stop()
    await outer?.stop()
  })

  const via = (ssh: Partial<SshTarget> = {}) => outer.host('jumper', ssh).ssh
  const uid = async (host: Host, connect = connectSsh({ agent: '' })) => {
    const transport = await connect(host)
    const { stdout } = await transport.run(sh`id -u`)
    await transport.close()
    return stdout
  }
  const logins = () => (outer.log().match(/Accepted publickey/g) ?? []).length
  const until = async (check: () => boolean) => {
    for (let i = 0; i < 100 && !check(); i++) await sleep(50)
    expect(check()).toBe(true)
  }

  test('by way of one machine and of two', async () => {
    expect(await uid(inner.host('root', { via: via() }))).toBe('0\n')
    const two = via({ via: outer.host('root').ssh })
    expect(await uid(inner.host('root', { via: two }))).toBe('0\n')
  })

  test.skipIf(!hasIPv6)(
    'by IPv6, also by way of a machine, each known by its address',
    async () => {
      const knownHostsFile = join(inner.folder, 'known-by-ipv6')
      const host = inner.host('root', { address: '::1', knownHostsFile })
      expect(await uid(host)).toBe('0\n')
      const known = readFileSync(knownHostsFile, 'utf8')
      expect(known).toContain(`[::1]:${host.ssh.port} ssh-ed25519 `)
      const strict = { address: '::1', knownHostsFile, hostKeys: 'strict', via: via() } as const
      expect(await uid(inner.host('root', strict))).toBe('0\n')
      execFileSync('ssh', [
        ...sshArguments(inner.host('root', { ...strict, via: undefined })),
        'true',
      ])
    },
  )

  test('forty hosts behind one machine are one login there, which ends with them', async () => {
    const before = logins()
    const connect = connectSsh({ agent: '' })
    const host = inner.host('root', { via: via() })
    const open = await Promise.all(Array.from({ length: 40 }, () => connect(host)))
    expect(logins()).toBe(before + 1)
    await Promise.all(open.map(transport => transport.close()))
    expect(await uid(host, connect)).toBe('0\n')
    expect(logins()).toBe(before + 2)
  })

  test('sixty at once at one sshd, which refuses newcomers from the tenth on', async () => {
    const connect = connectSsh({ agent: '' })
    const hosts = Array.from({ length: 60 }, (_, i) => ({ ...inner.host('root'), name: `h${i}` }))
    const open = await Promise.all(hosts.map(host => connect(host)))
    expect(open).toHaveLength(60)
    await Promise.all(open.map(transport => transport.close()))
  })

  test('the key of the machine on the way is checked as well', async () => {
    const knownHostsFile = join(outer.folder, 'nobody-is-known')
    const strict = via({ knownHostsFile, hostKeys: 'strict' })
    const problem = await refusal(uid(inner.host('root', { via: strict })))
    expect(problem).toMatchObject({ code: 'HOST_KEY_UNKNOWN', host: 'worker1' })
    expect(problem.message).toContain('by way of 127.0.0.1')
  })

  test('a machine that lets nobody through, and one that cannot reach the host', async () => {
    const closed = inner.host('root', { via: outer.host('closed').ssh })
    expect(await refusal(uid(closed))).toMatchObject({
      code: 'HOST_UNREACHABLE',
      message: expect.stringMatching(/lets nobody through/),
    })
    const nowhere = inner.host('root', { via: via(), port: 1 })
    expect(await refusal(uid(nowhere))).toMatchObject({
      code: 'HOST_UNREACHABLE',
      message: expect.stringContaining('the machine on the way cannot reach it'),
    })
  })

  test('a machine on the way that is lost takes the connection along, and is dialled again', async () => {
    const connect = connectSsh({ agent: '' })
    const host = inner.host('root', { via: outer.host('root').ssh })
    const transport = await connect(host)
    const waiting = refusal(transport.run(sh`sleep 30`))
    // What its sshd has forked for this connection; the listener itself stays.
    execFileSync('pkill', ['-P', String(outer.pid)])
    expect(await waiting).toMatchObject({ code: 'CONNECTION_LOST' })
    expect(await uid(host, connect)).toBe('0\n')
  })

  describe('ProxyCommand', () => {
    /** Connects its stdin and stdout with the inner sshd, and notes who it is. */
    const command = (before = '') => {
      const { port } = inner.host('root').ssh
      const program = `const s = require('net').connect(${port}, '127.0.0.1');process.stdin.pipe(s).pipe(process.stdout)`
      return `${process.execPath} -e "${program}" ${before}`
    }

    test('is the connection, and ends with it', async () => {
      const pid = join(inner.folder, 'pid')
      const proxyCommand = `sh -c 'echo $$ >${pid}; ${command().replaceAll("'", "'\\''")}'`
      const host = inner.host('root', { proxyCommand, address: 'ignored.invalid' })
      expect(await uid(host)).toBe('0\n')
      const first = readFileSync(pid, 'utf8').trim()
      await until(() => {
        try {
          return !readFileSync(`/proc/${first}/status`, 'utf8').includes('State:\tS')
        } catch {
          return true
        }
      })
    })

    test('more at a time than are let in at once', async () => {
      const host = inner.host('root', { proxyCommand: command() })
      const connect = connectSsh({ agent: '' })
      const all = await Promise.all(Array.from({ length: 12 }, () => uid(host, connect)))
      expect(new Set(all)).toEqual(new Set(['0\n']))
    })

    test('that fails says what it printed', async () => {
      const host = inner.host('root', { proxyCommand: 'sh -c "echo no way out >&2; exit 3"' })
      expect(await refusal(uid(host))).toMatchObject({
        code: 'HOST_UNREACHABLE',
        message: expect.stringContaining('its ProxyCommand ended (exit 3)'),
        evidence: ['no way out'],
      })
    })

    test('that is not there', async () => {
      const host = inner.host('root', { proxyCommand: '/no/such/program' })
      const problem = await refusal(uid(host))
      expect(problem.message).toContain('exit 127')
      expect(problem.evidence.join()).toContain('/no/such/program')
    })
  })

  test('of the agent, the named keys are shown first, and no others where IdentitiesOnly says so', async () => {
    const agent = join(inner.folder, 'agent')
    const running = await startAgent(agent)
    const others = Array.from({ length: 6 }, (_, i) => join(inner.folder, `other${i}`))
    for (const file of others)
      execFileSync('ssh-keygen', ['-q', '-N', '', '-t', 'ed25519', '-f', file])
    for (const file of [...others, join(inner.folder, 'id')]) running.add(file)
    // The public half of the key alone: the private one is with the agent.
    const named = join(inner.folder, 'public-only')
    copyFileSync(join(inner.folder, 'id.pub'), `${named}.pub`)
    const { identityFile: _, ...ssh } = inner.host('root').ssh
    const host = (more: Partial<SshTarget>) => ({
      ...inner.host('root'),
      ssh: { ...ssh, agent, identityFiles: [named], ...more },
    })
    expect(await uid(host({ identitiesOnly: true }))).toBe('0\n')
    // It is shown first, so that the others do not use up the tries that sshd grants.
    expect(await uid(host({}))).toBe('0\n')
    const strangers = { identityFiles: [others[0] ?? ''], identitiesOnly: true }
    expect(await refusal(uid(host(strangers)))).toMatchObject({ code: 'AUTH_REFUSED' })
    expect(await refusal(uid(host({ agent: '', identitiesOnly: true })))).toMatchObject({
      code: 'AUTH_REFUSED',
      evidence: [
        expect.stringContaining('no such file'),
        expect.stringContaining('the host takes: '),
      ],
    })
    running.end()
  })

  test('a host is known by its alias, from a file that is only read', async () => {
    const more = join(inner.folder, 'more')
    const key = readFileSync(join(inner.folder, 'host_ed25519.pub'), 'utf8')
    writeFileSync(more, `the-alias ${key}`)
    const knownHostsFile = join(inner.folder, 'untouched')
    const host = inner.host('root', {
      hostKeyAlias: 'the-alias',
      knownHostsFile,
      knownHostsFiles: [more],
      hostKeys: 'strict',
    })
    expect(await uid(host)).toBe('0\n')
    const rsa = readFileSync(join(outer.folder, 'host_ed25519.pub'), 'utf8')
    writeFileSync(more, `# not its key\nthe-alias ${rsa}`)
    const problem = await refusal(uid(host))
    expect(problem).toMatchObject({
      code: 'HOST_KEY_CHANGED',
      evidence: [expect.stringContaining(`${more}:2`)],
    })
    expect(problem.hint).toContain(`ssh-keygen -f ${more} -R the-alias`)
    rmSync(more)
  })
})
