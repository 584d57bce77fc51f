import { execFileSync } from 'node:child_process'
import { copyFileSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'

const keygen = (...args: string[]) => void execFileSync('ssh-keygen', ['-q', ...args])

/** Something that signs keys: `ca` in the folder, its public half in `ca.pub`. */
export function makeAuthority(folder: string, name = 'ca', type = 'ed25519'): void {
  keygen('-N', '', '-t', type, '-f', join(folder, name))
}

export interface Signing {
  /** Left out: `ca`. */
  readonly by?: string
  /** Left out: root; empty for none at all. */
  readonly names?: string
  /** As `ssh-keygen -V` takes it. Left out: from now on. */
  readonly when?: string
  readonly ofHost?: boolean
  /** More words for ssh-keygen. */
  readonly more?: readonly string[]
}

/** Makes `<name>-cert.pub`. */
export function certify(folder: string, name: string, signing: Signing = {}): void {
  const { by = 'ca', names = 'root', when = '-1m:+1h', ofHost, more = [] } = signing
  const forWhom = names === '' ? [] : ['-n', names]
  const about = [...(ofHost ? ['-h'] : []), '-I', name, ...forWhom, '-V', when, ...more]
  keygen('-s', resolve(folder, by), ...about, join(folder, `${name}.pub`))
}

const KEYS: readonly (readonly [name: string, ...type: string[]])[] = [
  ['ed25519', 'ed25519'],
  ['ecdsa', 'ecdsa'],
  ['ecdsa-521', 'ecdsa', '-b', '521'],
  ['rsa', 'rsa'],
  ['locked', 'ed25519', '-N', 'secret'],
]

/** Keys that a host knows by `ca.pub` alone, with certificates beside them; and others of `elsewhere`, good and bad. */
export function makeUserCertificates(folder: string): void {
  const at = (name: string) => join(folder, name)
  makeAuthority(folder)
  makeAuthority(folder, 'stranger-ca')
  for (const [name, ...type] of KEYS) {
    const open = type.includes('-N') ? [] : ['-N', '']
    keygen(...open, '-f', at(`certified-${name}`), '-t', ...type)
    certify(folder, `certified-${name}`)
  }
  const signed = (key: string, as: string, signing: Signing = {}) => {
    certify(folder, key, signing)
    renameSync(at(`${key}-cert.pub`), at(`${as}.crt`))
  }
  for (const name of ['elsewhere', 'agents']) {
    keygen('-N', '', '-t', 'ed25519', '-f', at(name))
    signed(name, name)
  }
  copyFileSync(at('agents.pub'), at('agents-public'))
  signed('elsewhere', 'expired', { when: '20200101:20200102' })
  signed('elsewhere', 'early', { when: '20980101:20980102' })
  signed('elsewhere', 'other', { names: 'nobody-here' })
  signed('elsewhere', 'host', { ofHost: true })
  signed('elsewhere', 'self-made', { by: 'stranger-ca' })
}
