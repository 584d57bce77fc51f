import type { Host, SshTarget } from '../core/host.ts'
import { Problem } from '../core/problem.ts'
import { quote } from '../core/quote.ts'
import type { Ask } from './ask.ts'
import { parseCertificate, plainName } from './certificate.ts'
import { judgeCertificate } from './host-certificate.ts'
import {
  fingerprint,
  hostKeyAlgorithms,
  judgeKey,
  type KnownHost,
  keyType,
  knownHostsName,
  matchesHost,
} from './known-hosts.ts'
import { appendKnownHost, readKnownHosts } from './known-hosts-file.ts'
import { whyRevoked } from './revoked-keys.ts'

/** Decides whether a host is who it should be. */
export interface HostKeyCheck {
  /** To offer, in this order. */
  readonly algorithms: string[]
  /** Why the key or certificate is refused, if it is. One that is not known may be asked about. */
  refuse(shown: Buffer): Promise<Problem | undefined>
  /** Writes a key that was new and accepted to known_hosts. To be called once its owner has proved that it has it. */
  remember(): void
}

export function hostKeyCheck({ name: host, ssh }: Host, ask?: Ask): HostKeyCheck {
  const file = ssh.knownHostsFile
  const names = namesOf(ssh)
  const [name] = names
  const known = [file, ...(ssh.knownHostsFiles ?? [])]
    .flatMap(readKnownHosts)
    .filter(({ patterns }) => names.some(name => matchesHost(patterns, name)))
  /** A key that is filed without the port is trusted on every port; one that is not says nothing there. */
  const judge = (key: Buffer) => {
    const trust = judgeKey(known, name, key)
    const [, portless] = names
    if (trust.verdict !== 'unknown' || portless === undefined) return trust
    const second = judgeKey(known, portless, key)
    return ['trusted', 'revoked'].includes(second.verdict) ? second : trust
  }
  let accepted: Buffer | undefined
  let isNew = false

  const revoked = (shown: string, { file, line }: { file: string; line: number }) =>
    new Problem('HOST_KEY_CHANGED', `the host key ${shown} is marked as revoked`, {
      host,
      hint: `see ${file}:${line}; make new host keys on the machine`,
    })

  const refuse = async (shown: Buffer): Promise<Problem | undefined> => {
    const certificate = parseCertificate(shown)
    const key = certificate?.public ?? shown
    if (accepted?.equals(key)) return undefined
    const listed = await whyRevoked(ssh.revokedHostKeys ?? [], shown, host)
    if (listed) return listed
    const what = `${keyType(key)} ${fingerprint(key)}`
    const own = (ssh.hostKeyAlias ?? ssh.address).toLowerCase()
    const signed = certificate && judgeCertificate(known, { filed: names, own }, certificate)
    if (signed?.verdict === 'forged' || plainName(keyType(key)) !== undefined)
      return new Problem(
        'HOST_KEY_UNKNOWN',
        'the host shows a certificate that is damaged or forged',
        {
          host,
          hint: 'look at the file that HostCertificate names in its sshd_config: ssh-keygen -L -f FILE',
        },
      )
    if (signed?.verdict === 'revoked') return revoked(what, signed)
    if (signed?.verdict === 'trusted') {
      accepted = key
      isNew = false
      return undefined
    }
    const trust = judge(key)
    if (trust.verdict === 'revoked') return revoked(what, trust)
    const place = trust.verdict === 'changed' ? trust.file : file
    const why = signed ? [signed.reason] : uncertified(known)
    if (trust.verdict === 'changed' || accepted)
      return new Problem('HOST_KEY_CHANGED', `the host key is now ${what}, not the known one`, {
        host,
        hint: `if the machine was installed anew: ssh-keygen -f ${quote(place)} -R ${quote(name)}`,
        evidence:
          trust.verdict === 'changed'
            ? [`known key: ${trust.file}:${trust.line}`, ...(signed ? why : [])]
            : [],
      })
    if (trust.verdict === 'unknown' && ssh.hostKeys !== 'accept-new') {
      const mayAsk = ssh.hostKeys === 'ask' ? ask : undefined
      const lines = [`${host} (${ssh.address} port ${ssh.port}) is not known. It shows:`, what]
      const yes = await mayAsk?.confirm(`Is that ${host}?`, [...lines, ...why])
      if (!yes)
        return new Problem('HOST_KEY_UNKNOWN', `the host key ${what} is not in ${file}`, {
          host,
          hint: `${scan(ssh.address, ssh.port)} >> ${quote(file)} after comparing the fingerprint, or set ssh.hostKeys: accept-new`,
          evidence: mayAsk ? ['it was asked about, and not accepted'] : why,
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
      appendKnownHost(file, line)
    } catch (cause) {
      throw new Problem('HOST_KEY_UNKNOWN', `cannot add the host key to ${file}`, {
        host,
        hint: 'make the file writable, or set ssh.knownHostsFile to one that is',
        evidence: [String(cause)],
        cause,
      })
    }
  }

  return { algorithms: hostKeyAlgorithms(known, names), refuse, remember }
}

/** The names under which the host may be filed; one without its port counts only for what is trusted or revoked. */
function namesOf({ address, port, hostKeyAlias }: SshTarget): readonly [string, ...string[]] {
  if (hostKeyAlias !== undefined) return [hostKeyAlias.toLowerCase()]
  const name = knownHostsName(address, port)
  return port === 22 ? [name] : [name, knownHostsName(address, 22)]
}

/** Where a certificate would have been enough. */
const uncertified = (known: readonly KnownHost[]): string[] =>
  known
    .filter(({ marker }) => marker === '@cert-authority')
    .map(
      ({ file, line }) => `${file}:${line} trusts who signs host keys, but it shows no certificate`,
    )

const scan = (address: string, port: number): string =>
  `ssh-keyscan${port === 22 ? '' : ` -p ${port}`} ${quote(address)}`
