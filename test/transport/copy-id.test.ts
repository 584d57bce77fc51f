import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Host } from '../../src/core/host.ts'
import { copyId } from '../../src/transport/copy-id.ts'
import { publicKeyOf } from '../../src/transport/public-key.ts'
import { connectSsh } from '../../src/transport/ssh.ts'
import { asked } from './asked.ts'
import { refusal } from './serving.ts'
import { type Sshd, startSshd, whyNoSshd } from './sshd.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const skipped = whyNoSshd()

describe.skipIf(skipped)(
  `putting a key on a host${skipped ? ` (skipped: ${skipped})` : ''}`,
  () => {
    let sshd: Sshd
    let folder: string
    beforeAll(async () => {
      const own = ['AuthorizedKeysFile .ssh/authorized_keys']
      const users = ['ann', 'bob', 'eve'].map(name => ({ name, password: 'pw', config: own }))
      sshd = await startSshd(
        users.map((user, i) => ({
          ...user,
          config: i === 2 ? [...own, 'PubkeyAuthentication no'] : own,
        })),
      )
      folder = join(sshd.folder, 'mine')
      mkdirSync(folder)
      execFileSync('ssh-keygen', [
        '-q',
        '-N',
        '',
        '-t',
        'ed25519',
        '-C',
        "ann's own",
        '-f',
        join(folder, 'id_ed25519'),
      ])
    })
    afterAll(() => sshd?.stop())

    const of = (name: string): Host => {
      const { identityFile: _, ...ssh } = sshd.host(name).ssh
      return { ...sshd.host(name), ssh }
    }
    const home = (name: string) => join(sshd.folder, 'home', name)
    const copy = (name: string, answers: string[]) => {
      const ask = asked(answers)
      const connect = connectSsh({ agent: '', keyFolder: folder, ask, asUser: true })
      return copyId(of(name), connect, folder).then(copied => ({ copied, ...ask }))
    }
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
    const key = () => readFileSync(join(folder, 'id_ed25519.pub'), 'utf8')

    test('once, with the folder and the modes that sshd wants; and never twice', async () => {
      execFileSync('chown', ['42000', home('ann')])
      expect(await copy('ann', ['pw'])).toMatchObject({
        copied: true,
        questions: [expect.any(String)],
      })
      const file = join(home('ann'), '.ssh/authorized_keys')
      expect(readFileSync(file, 'utf8')).toBe(key())
      expect([mode(file), mode(join(home('ann'), '.ssh'))]).toEqual(['600', '700'])
      expect(statSync(file).uid).toBe(42_000)
      expect(await copy('ann', [])).toMatchObject({ copied: false, questions: [] })
      expect(readFileSync(file, 'utf8')).toBe(key())
    })

    test('behind other keys, whose last line has no end', async () => {
      const file = join(home('bob'), '.ssh/authorized_keys')
      mkdirSync(join(home('bob'), '.ssh'))
      writeFileSync(file, `# ${key()}ssh-rsa AAAA other`, { mode: 0o644 })
      execFileSync('chown', ['-R', '42001', home('bob')])
      expect(await copy('bob', ['pw'])).toMatchObject({ copied: true })
      expect(readFileSync(file, 'utf8')).toBe(`# ${key()}ssh-rsa AAAA other\n${key()}`)
      expect(mode(file)).toBe('600')
    })

    test('on a host that does not take keys', async () => {
      execFileSync('chown', ['42002', home('eve')])
      const problem = await refusal(copy('eve', ['pw']))
      expect(problem.message).toContain('does not take it')
      expect(problem.hint).toContain('PubkeyAuthentication')
      await refusal(copy('eve', ['pw']))
      expect(readFileSync(join(home('eve'), '.ssh/authorized_keys'), 'utf8')).toBe(key())
    })

    test('with a wrong password, nothing is touched', async () => {
      execFileSync('rm', ['-rf', join(home('bob'), '.ssh')])
      const problem = await refusal(copy('bob', ['no', 'no', 'no']))
      expect(problem.code).toBe('AUTH_REFUSED')
      expect(existsSync(join(home('bob'), '.ssh'))).toBe(false)
    })

    test('which key', async () => {
      expect(await publicKeyOf(of('ann'), folder)).toMatchObject({ line: key().trim() })
      const none = await refusal(publicKeyOf(of('ann'), '/nonexistent'))
      expect(none.hint).toBe('make one with: ssh-keygen -t ed25519')
      const named = { ...of('ann'), ssh: { ...of('ann').ssh, identityFile: join(folder, 'named') } }
      expect((await refusal(publicKeyOf(named, folder))).hint).toContain('-f ')
      const spaced = { ...named, ssh: { ...named.ssh, identityFile: '/my keys/id' } }
      expect((await refusal(publicKeyOf(spaced, folder))).hint).toContain("-f '/my keys/id'")
      copyFileSync(join(folder, 'id_ed25519.pub'), join(folder, 'named.pub'))
      expect(await publicKeyOf(named, folder)).toMatchObject({ file: join(folder, 'named.pub') })
    })
  },
)
