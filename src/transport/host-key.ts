import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Host } from '../core/host.ts'
import { Problem } from '../core/problem.ts'
import { quote } from '../core/quote.ts'
import type { Ask } from './ask.ts'
import {
  fingerprint,
  hostKeyAlgorithms,
  judgeKey,
  keyType,
  knownHostsName,
  matchesHost,
  parseKnownHosts,
} from './known-hosts.ts'

/** Decides whether a host is who it should be. */
export interface HostKeyCheck {
  /** To offer, in this order. */
  readonly algorithms: string[]
  /** Why the key is refused, if it is. One that is not known may be asked about. */
  refuse(key: Buffer): Promise<Problem | undefined>
  /** Writes a key that was new and accepted to known_hosts. To be called once its owner has proved that it has it. */
  remember(): void
}

export function hostKeyCheck({ name: host, ssh }: Host, ask?: Ask): HostKeyCheck {
  const file = ssh.knownHostsFile
  const name = ssh.hostKeyAlias?.toLowerCase() ?? knownHostsName(ssh.address, ssh.port)
  const known = [file, ...(ssh.knownHostsFiles ?? [])].flatMap(path =>
    parseKnownHosts(readIfThere(path), path),
  )
  /** A key that is filed without the port is trusted on every port; one that is not says nothing there. */
  const judge = (key: Buffer) => {
    const trust = judgeKey(known, name, key)
    if (trust.verdict !== 'unknown' || ssh.hostKeyAlias !== undefined) return trust
    const portless = judgeKey(known, knownHostsName(ssh.address, 22), key)
    return ['trusted', 'revoked'].includes(portless.verdict) ? portless : trust
  }
  const authorities = known.filter(
    ({ marker, patterns }) => marker === '@cert-authority' && matchesHost(patterns, name),
  )
  let accepted: Buffer | undefined
  let isNew = false

  const refuse = async (key: Buffer): Promise<Problem | undefined> => {
    if (accepted?.equals(key)) return undefined
    const trust = judge(key)
    const shown = `${keyType(key)} ${fingerprint(key)}`
    if (trust.verdict === 'revoked')
      return new Problem('HOST_KEY_CHANGED', `the host key ${shown} is marked as revoked`, {
        host,
        hint: `see ${trust.file}:${trust.line}; make new host keys on the machine`,
      })
    const place = trust.verdict === 'changed' ? trust.file : file
    if (trust.verdict === 'changed' || accepted)
      return new Problem('HOST_KEY_CHANGED', `the host key is now ${shown}, not the known one`, {
        host,
        hint: `if the machine was installed anew: ssh-keygen -f ${quote(place)} -R ${quote(name)}`,
        evidence: trust.verdict === 'changed' ? [`known key: ${trust.file}:${trust.line}`] : [],
      })
    if (trust.verdict === 'unknown' && ssh.hostKeys !== 'accept-new') {
      const signers = authorities.map(
        line =>
          `${line.file}:${line.line} trusts who signs host keys: such certificates are not supported, the key itself has to be known`,
      )
      const mayAsk = ssh.hostKeys === 'ask' ? ask : undefined
      const lines = [`${host} (${ssh.address} port ${ssh.port}) is not known. It shows:`, shown]
      const yes = await mayAsk?.confirm(`Is that ${host}?`, [...lines, ...signers])
      if (!yes)
        return new Problem('HOST_KEY_UNKNOWN', `the host key ${shown} is not in ${file}`, {
          host,
          hint: `${scan(ssh.address, ssh.port)} >> ${quote(file)} after comparing the fingerprint, or set ssh.hostKeys: accept-new`,
          evidence: mayAsk ? ['it was asked about, and not accepted'] : signers,
        })
    }
    accepted = key
    isNew = trust.verdict === 'unknown'
    return undefined
  }

  const remember = () => {
    if (!accepted || !isNew) return
    isNew = false
    const line = `${name} ${keyType(accepted)} ${accepted.toString('base64')}\n`
    try {
      append(file, line)
    } catch (cause) {
      throw new Problem('HOST_KEY_UNKNOWN', `cannot add the host key to ${file}`, {
        host,
        hint: 'make the file writable, or set ssh.knownHostsFile to one that is',
        evidence: [String(cause)],
        cause,
      })
    }
  }

  return { algorithms: hostKeyAlgorithms(known, name), refuse, remember }
}

const scan = (address: string, port: number): string =>
  `ssh-keyscan${port === 22 ? '' : ` -p ${port}`} ${quote(address)}`

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw new Problem('HOST_KEY_UNKNOWN', `cannot read ${file}`, {
      hint: 'make the file readable, or set ssh.knownHostsFile to one that is',
      evidence: [String(error)],
      cause: error,
    })
  }
}

/** One write in append mode, so that lines of several writers never mix. */
function append(file: string, line: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const text = readIfThere(file)
  const gap = text === '' || text.endsWith('\n') ? '' : '\n'
  appendFileSync(file, gap + line, { mode: 0o600 })
}
