import { chownSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { copying } from '../../../src/cli/init/copying.ts'
import { type Sshd, startSshd, whyNoSshd } from '../../transport/sshd.ts'
import { slipway } from '../io.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
afterEach(() => vi.unstubAllEnvs())

const nobody = { stdin: {}, stdout: {}, stderr: {}, env: {} } as never

test.each([
  [{ copyId: true }, 'DECLINED'],
  [{ passwordFrom: 'env:A' }, 'CONFIG_INVALID'],
  [{ copyId: true, passwordFrom: 'sesame' }, 'CONFIG_INVALID'],
  [{ copyId: true, passwordFrom: 'env:not a name' }, 'CONFIG_INVALID'],
  [{ copyId: true, passwordFrom: 'file:~somebody/pw' }, 'CONFIG_INVALID'],
  [{ copyId: true, passwordFrom: 'env:SLIPWAY_TEST_NONE' }, 'AUTH_REFUSED'],
  [{ copyId: true, passwordFrom: 'file:/no/such/file' }, 'AUTH_REFUSED'],
])('%j: %s', (options, code) => {
  expect(() => copying({ out: '-', ...options }, nobody)).toThrow(expect.objectContaining({ code }))
})

test('a password that stands in the option itself is not repeated', () => {
  expect(() => copying({ out: '-', copyId: true, passwordFrom: 'sesame' }, nobody)).toThrow(
    /^(?!.*sesame)/,
  )
})

test('nothing to do', () => expect(copying({ out: '-' }, nobody)).toBeUndefined())

const skipped = whyNoSshd()
describe.skipIf(skipped)(`a real sshd${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  let sshd: Sshd
  const at = (name: string) => join(sshd.folder, name)
  beforeAll(async () => {
    sshd = await startSshd(
      ['ann', 'bob', 'eve'].map(name => ({
        name,
        password: 'open sesame',
        config: ['AuthorizedKeysFile .ssh/authorized_keys'],
        sudoers: [`${name} ALL=(ALL) NOPASSWD: ALL`],
      })),
    )
    for (const [i, name] of ['ann', 'bob', 'eve'].entries())
      chownSync(at(`home/${name}`), 42_000 + i, 42_000 + i)
    writeFileSync(at('password'), 'open sesame\n', { mode: 0o600 })
    writeFileSync(at('wrong'), 'open barley\n', { mode: 0o600 })
  })
  afterAll(() => sshd?.stop())

  /** Without a terminal, in a home folder of its own. */
  const init = (user: string, ...words: string[]) => {
    vi.stubEnv('HOME', sshd.folder)
    const machine = `${user}@127.0.0.1:${sshd.host(user).ssh.port}`
    const about = ['--identity-file', at('id'), '--accept-host-keys', '--copy-id']
    const out = ['--out', at(`${user}.yaml`), '--force', '--cluster', 'lab']
    return slipway(['init', machine, ...about, ...out, ...words])
  }
  const authorized = (user: string) => join(sshd.folder, 'home', user, '.ssh/authorized_keys')

  test('the password is read from a file', async () => {
    const { stdout, stderr } = await init('ann', '--password-from', `file:${at('password')}`)
    expect(readFileSync(authorized('ann'), 'utf8')).toBe(readFileSync(at('id.pub'), 'utf8'))
    expect((statSync(authorized('ann')).mode & 0o777).toString(8)).toBe('600')
    expect(stdout + stderr).not.toContain('sesame')
  })

  test('or from a variable, which nobody inherits', async () => {
    vi.stubEnv('SLIPWAY_TEST_PASSWORD', 'open sesame')
    await init('bob', '--password-from', 'env:SLIPWAY_TEST_PASSWORD')
    expect(readFileSync(authorized('bob'), 'utf8')).toBe(readFileSync(at('id.pub'), 'utf8'))
    expect(process.env.SLIPWAY_TEST_PASSWORD).toBeUndefined()
  })

  test('with a wrong one nothing is written, there or here', async () => {
    const { code, stdout, stderr } = await init('eve', '--password-from', `file:${at('wrong')}`)
    expect(code).not.toBe(0)
    expect(stdout + stderr).toContain('does not let eve in')
    expect(stdout + stderr).not.toContain('barley')
    expect(() => statSync(authorized('eve'))).toThrow('ENOENT')
    expect(() => statSync(at('eve.yaml'))).toThrow('ENOENT')
  })
})
