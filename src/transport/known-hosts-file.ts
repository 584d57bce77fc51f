import { appendFileSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Problem } from '../core/problem.ts'
import { type KnownHost, parseKnownHosts } from './known-hosts.ts'

const parsed = new Map<string, { readonly version: string; readonly lines: readonly KnownHost[] }>()

/** The lines of a file, parsed once for all hosts and anew when it has changed; none where there is no such file. */
export function readKnownHosts(file: string): readonly KnownHost[] {
  const version = versionOf(file)
  const before = parsed.get(file)
  if (before && before.version === version) return before.lines
  const lines = parseKnownHosts(readIfThere(file), file)
  if (version !== undefined) parsed.set(file, { version, lines })
  return lines
}

function versionOf(file: string): string | undefined {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true })
    return `${ino} ${size} ${mtimeNs} ${ctimeNs}`
  } catch {
    // Reading it tells why.
    return undefined
  }
}

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
export function appendKnownHost(file: string, line: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const text = readIfThere(file)
  const gap = text === '' || text.endsWith('\n') ? '' : '\n'
  appendFileSync(file, gap + line, { mode: 0o600 })
}
