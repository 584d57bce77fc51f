import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../../core/problem.ts'

/** Files of OpenSSH's client that are to be read, the first that says something winning. */
export interface SshConfig {
  readonly files: readonly string[]
  /** cluster.yaml names it. */
  readonly given: boolean
}

const SYSTEM = '/etc/ssh'

/** What OpenSSH reads by itself; none when nothing of it can matter here, for asking costs a process for each host. */
export function usualConfig(home: string, system = SYSTEM): SshConfig | undefined {
  const own = join(home, '.ssh/config')
  const shared = join(system, 'ssh_config')
  const ownText = textOf(own)
  const sharedText = textOf(shared)
  const parts = sharedText === undefined ? [] : partsOf(system)
  const matters =
    (ownText !== undefined && ownText.trim() !== '') ||
    [sharedText ?? '', ...parts].some(text => saysMore(text, system))
  if (!matters) return undefined
  const files = [
    ...(ownText === undefined ? [] : [own]),
    ...(sharedText === undefined ? [] : [shared]),
  ]
  return { files, given: false }
}

/** What `Include` takes for something else than itself. */
const PATTERN = /["*?[\]{}\\\n]/

/** @throws Problem CONFIG_INVALID when it cannot be read */
export function givenConfig(file: string): SshConfig {
  if (PATTERN.test(file))
    throw new Problem('CONFIG_INVALID', `ssh.config: OpenSSH takes ${file} for a pattern`, {
      hint: 'name it without quotes, brackets, braces, backslashes, * and ?',
    })
  try {
    readFileSync(file)
  } catch (cause) {
    throw new Problem('CONFIG_INVALID', `ssh.config cannot be read: ${(cause as Error).message}`, {
      hint: `make the file, for machines of Vagrant with: vagrant ssh-config > ${file}`,
      cause,
    })
  }
  return { files: [file], given: true }
}

/** What a file holds; undefined where it cannot be read. */
export const textOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function partsOf(system: string): string[] {
  const folder = join(system, 'ssh_config.d')
  try {
    return readdirSync(folder)
      .filter(name => name.endsWith('.conf'))
      .map(name => textOf(join(folder, name)) ?? '')
  } catch {
    return []
  }
}

/** What distributions put into the system's file, and changes nothing of how slipway logs in. */
const IDLE = /^(SendEnv|HashKnownHosts|GSSAPI\w+|ForwardX11\w*|VisualHostKey)\b/i

const saysMore = (text: string, system: string): boolean =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#') && !IDLE.test(line))
    .some(line => !/^Host\s+\*$/i.test(line) && line !== `Include ${system}/ssh_config.d/*.conf`)
