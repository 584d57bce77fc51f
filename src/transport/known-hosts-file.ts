import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Problem } from '../core/problem.ts'
import { type KnownHost, parseKnownHosts } from './known-hosts.ts'

/** The lines of a file; none where there is no such file. */
export const readKnownHosts = (file: string): KnownHost[] =>
  parseKnownHosts(readIfThere(file), file)

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
