import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { sh } from '../core/command.ts'
import { Problem } from '../core/problem.ts'
import { parseCertificate } from './certificate.ts'
import { keyType } from './known-hosts.ts'

/** How a list begins that ssh-keygen makes (PROTOCOL.krl of OpenSSH). */
const KRL = 'SSHKRL\n\0'

/**
 * Why a key or certificate is refused that a file of revoked keys has (RevokedHostKeys), or of which that cannot be told:
 * then OpenSSH refuses all.
 */
export async function whyRevoked(
  files: readonly string[],
  shown: Buffer,
  host: string,
): Promise<Problem | undefined> {
  for (const file of files) {
    try {
      if (!(await isIn(file, shown))) continue
    } catch (cause) {
      return new Problem('HOST_KEY_UNKNOWN', `no key is taken while ${file} cannot be read`, {
        host,
        hint: 'make the file readable, or take RevokedHostKeys out of ~/.ssh/config',
        evidence: [cause instanceof Error ? cause.message.trim() : String(cause)],
        cause,
      })
    }
    return new Problem('HOST_KEY_CHANGED', `the host key ${keyType(shown)} is revoked in ${file}`, {
      host,
      hint: 'make new host keys on the machine, and have them signed anew',
    })
  }
  return undefined
}

async function isIn(file: string, shown: Buffer): Promise<boolean> {
  const content = await readFile(file)
  if (content.toString('latin1', 0, KRL.length) === KRL) return isInList(file, shown)
  const certificate = parseCertificate(shown)
  const keys = certificate ? [certificate.public, certificate.authority] : [shown]
  return content
    .toString()
    .split('\n')
    .some((line, i) => {
      const text = line.trim()
      if (text === '' || text.startsWith('#')) return false
      const [type, base64 = ''] = text.split(/\s+/)
      const key = Buffer.from(base64, 'base64')
      if (keyType(key) !== type) throw new Error(`${file}:${i + 1} is no public key`)
      return keys.some(each => each.equals(parseCertificate(key)?.public ?? key))
    })
}

/** The form of the list is ssh-keygen's own, which also knows serial numbers and names of certificates. */
function isInList(file: string, shown: Buffer): Promise<boolean> {
  // What node gives a child as its stdin is a socket, which cannot be opened by a name; a pipe of the shell's can.
  const ask = sh`cat | ssh-keygen -Q -f ${file} /dev/stdin`.reveal()
  return new Promise((resolve, reject) => {
    const asked = execFile('sh', ['-c', ask], (error, stdout) => {
      if (!error) resolve(false)
      else if (error.code === 1 && stdout.includes(': REVOKED')) resolve(true)
      else reject(error)
    })
    asked.stdin?.on('error', () => {})
    asked.stdin?.end(`${keyType(shown)} ${shown.toString('base64')}\n`)
  })
}
