import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Certificate, readCertificate } from '../../src/transport/certificate.ts'
import { judgeCertificate } from '../../src/transport/host-certificate.ts'
import { parseKnownHosts } from '../../src/transport/known-hosts.ts'
import { wireBytes } from '../../src/transport/wire.ts'
import { certify, makeAuthority, type Signing } from './certificates.ts'
import { token } from './token.ts'

const folder = mkdtempSync(join(tmpdir(), 'slipway-host-certificate-'))
afterAll(() => rmSync(folder, { recursive: true }))
for (const name of ['ca', 'stranger', 'key', 'other']) makeAuthority(folder, name)

const line = (name: string) => readFileSync(join(folder, `${name}.pub`), 'utf8').trim()
function certificate(signing: Signing = {}): Certificate {
  certify(folder, 'key', { names: 'h', ofHost: true, ...signing })
  const read = readCertificate(readFileSync(join(folder, 'key-cert.pub')))
  if (!read) throw new Error('no certificate')
  return read
}
const judge = (file: string, shown: Certificate, { own = 'h', filed = ['h'] } = {}) =>
  judgeCertificate(parseKnownHosts(file, 'f'), { filed, own }, shown)
const TRUSTED = `@cert-authority * ${line('ca')}`

describe('who is trusted', () => {
  const good = certificate()
  test.each<[name: string, file: string, trust: object]>([
    ['for all', TRUSTED, { verdict: 'trusted' }],
    ['for it', `@cert-authority h,g ${line('ca')}`, { verdict: 'trusted' }],
    ['for others', `@cert-authority g ${line('ca')}`, { verdict: 'worthless' }],
    ['for all but it', `@cert-authority *,!h ${line('ca')}`, { verdict: 'worthless' }],
    ['as a host, not as one who signs', `* ${line('ca')}`, { verdict: 'worthless' }],
    ['another', `@cert-authority * ${line('stranger')}`, { verdict: 'worthless' }],
    ['nobody', '', { verdict: 'worthless' }],
    ['and revoked', `${TRUSTED}\n@revoked * ${line('ca')}`, { verdict: 'revoked', line: 2 }],
    [
      'and its key revoked',
      `@revoked h ${line('key')}\n${TRUSTED}`,
      { verdict: 'revoked', line: 1 },
    ],
    ['and revoked elsewhere', `${TRUSTED}\n@revoked g ${line('ca')}`, { verdict: 'trusted' }],
    ['nobody, and its key revoked', `@revoked h ${line('key')}`, { verdict: 'revoked', line: 1 }],
    ['and another key known', `${TRUSTED}\nh ${line('other')}`, { verdict: 'trusted' }],
  ])('%s', (_, file, trust) => {
    expect(judge(file, good)).toMatchObject(trust)
  })

  test('a certificate that is revoked stands for its key', () => {
    const revoked = readFileSync(join(folder, 'key-cert.pub'), 'utf8')
    expect(judge(`${TRUSTED}\n@revoked * ${revoked}`, good)).toMatchObject({ verdict: 'revoked' })
  })

  test('without its port, if nobody is with it', () => {
    const filed = ['[h]:2222', 'h']
    const [both, second] = [{ filed }, `@cert-authority h ${line('ca')}`]
    expect(judge(second, good, both)).toEqual({ verdict: 'trusted' })
    expect(judge(`@revoked h ${line('ca')}\n${second}`, good, both).verdict).toBe('revoked')
  })
})

describe('what is wrong with it', () => {
  const CRITICAL = ['-O', 'critical:what=ever']
  test.each<[why: string, signing: Signing]>([
    ['is one of a user', { ofHost: false }],
    ['is for g, k', { names: 'g,k' }],
    ['is for H', { names: 'H' }],
    ['is for', { names: '*.h,[h]:22' }],
    ['names no host', { names: '' }],
    ['expired on 2020-01-0', { when: '20200101:20200102' }],
    ['not valid before 209', { when: '20980101:20980102' }],
    ['wants what is not known here: what', { more: CRITICAL }],
  ])('%s', (why, signing) => {
    const trust = judge(TRUSTED, certificate(signing))
    expect(trust).toMatchObject({ verdict: 'worthless', reason: expect.stringContaining(why) })
    expect(trust).toMatchObject({ reason: expect.stringMatching(/^f:1 trusts who signed its/) })
  })

  test('signed with SHA-1', () => {
    makeAuthority(folder, 'rsa', 'rsa')
    const trust = judge(
      `@cert-authority * ${line('rsa')}`,
      certificate({ by: 'rsa', more: ['-t', 'ssh-rsa'] }),
    )
    expect(trust).toMatchObject({ reason: expect.stringContaining('an old algorithm') })
  })

  test('nobody has signed it, whoever it says', () => {
    const good = certificate()
    const other = certificate({ names: 'g' })
    expect(judge(TRUSTED, { ...good, signature: other.signature })).toEqual({ verdict: 'forged' })
    expect(judge('', { ...good, signature: other.signature })).toEqual({ verdict: 'forged' })
  })
})

test('a name may be a pattern, as OpenSSH has it since 10.3', () => {
  const shown = certificate({ names: 'node-*.example,h?' })
  for (const own of ['node-1.example', 'h1'])
    expect(judge(TRUSTED, shown, { own })).toEqual({ verdict: 'trusted' })
  for (const own of ['node-1.example.org', 'node-1', 'h', 'h12'])
    expect(judge(TRUSTED, shown, { own }).verdict).toBe('worthless')
})

test.each(['sk-ssh-ed25519@openssh.com', 'sk-ecdsa-sha2-nistp256@openssh.com'] as const)(
  '%s signs, and ssh-keygen finds it right too',
  type => {
    const { public: authority, sign } = token(type)
    const { signed: whole, authority: replaced } = certificate()
    const start = whole.subarray(0, whole.length - wireBytes(replaced).length)
    const signed = Buffer.concat([start, wireBytes(authority)])
    const blob = Buffer.concat([signed, wireBytes(sign(signed))])
    const text = Buffer.from(`ssh-ed25519-cert-v01@openssh.com ${blob.toString('base64')}\n`)
    const file = join(folder, 'by-token')
    writeFileSync(file, text)
    expect(execFileSync('ssh-keygen', ['-L', '-f', file], { encoding: 'utf8' })).toContain('-SK')
    const trusted = `@cert-authority * ${type} ${authority.toString('base64')}`
    const shown = readCertificate(text)
    expect(shown && judge(trusted, shown)).toEqual({ verdict: 'trusted' })
  },
)
