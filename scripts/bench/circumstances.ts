import { execFileSync } from 'node:child_process'
import { cpus, loadavg, release, totalmem } from 'node:os'
import type { Circumstances } from './result.ts'

/** The first line that a program prints, if it is there. */
export function firstLine(program: string, ...words: string[]): string | undefined {
  try {
    const said = execFileSync(program, words, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return said.split('\n').find(Boolean)
  } catch {
    return undefined
  }
}

/** Debian's package of a peer, where the peer does not say it by itself. */
const debian = (name: string): string | undefined => {
  const version = firstLine('dpkg-query', '-W', '-f', '\x24{Version}', name)
  return version && `${name} ${version}`
}

export const hasAnsible = (): boolean => firstLine('ansible-playbook', '--version') !== undefined
export const hasMitogen = (): boolean => debian('ansible-mitogen') !== undefined

/** The machine, the versions and the day: without these a number says nothing. */
export function circumstances(): Circumstances {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const changed = firstLine('git', 'status', '--porcelain', 'src', 'templates') !== undefined
  return {
    load: loadavg()[0] ?? 0,
    day: new Date().toISOString().slice(0, 16).replace('T', ' '),
    commit: `${firstLine('git', 'rev-parse', '--short', 'HEAD')}${changed ? ' and changes' : ''}`,
    machine: `${cpus().length} × ${cpu?.model.trim() ?? 'processor'}, ${memory} GiB, Linux ${release()}`,
    versions: [
      `Node.js ${process.version}`,
      firstLine('ansible-playbook', '--version')?.replace('ansible-playbook', 'Ansible'),
      debian('ansible-mitogen'),
      firstLine('sh', '-c', 'ssh -V 2>&1'),
    ].filter(version => version !== undefined),
  }
}
