import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { textOf } from '../../config/ssh/files.ts'
import { hostsNamed } from '../../config/ssh/names.ts'
import { homePath } from '../../core/home-path.ts'

/** Running machines of a Vagrantfile: their names, and how to log in, as `vagrant ssh-config` prints it. */
export interface VagrantFound {
  readonly names: readonly string[]
  readonly config: string
  /** Why there are none. */
  readonly flaw?: string | undefined
}

/** ms for Vagrant, which asks each machine's provider. */
const LIMIT = 120_000

/** The folder of the Vagrantfile that Vagrant would take, from a folder upwards. */
export function vagrantFolder(folder: string): string | undefined {
  if (existsSync(join(folder, 'Vagrantfile'))) return folder
  const above = dirname(folder)
  return above === folder ? undefined : vagrantFolder(above)
}

/** Asks Vagrant. One machine that does not run makes it complain of the others too, so what it printed counts all the same. */
export function askVagrant(folder: string, program = 'vagrant'): Promise<VagrantFound> {
  return new Promise(resolve => {
    const options = { cwd: folder, timeout: LIMIT }
    const child = execFile(program, ['ssh-config'], options, (error, stdout, stderr) => {
      const { names } = hostsNamed(stdout)
      const missing = (error as NodeJS.ErrnoException | null)?.code === 'ENOENT'
      const said = stderr
        .trim()
        .split('\n')
        .find(line => line.trim() !== '')
      const flaw = missing
        ? 'there is a Vagrantfile, but no vagrant to ask'
        : `no machine of the Vagrantfile runs: vagrant up${said ? ` (${said})` : ''}`
      resolve({ names, config: stdout, ...(names.length === 0 && { flaw }) })
    })
    child.stdin?.end()
  })
}

/** The files that a pattern of `Include` stands for, as far as its stars are in the last part. */
function filesOf(pattern: string): string[] {
  const parts = basename(pattern)
    .split('*')
    .map(part => part.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&'))
  const form = new RegExp(`^${parts.join('.*')}$`)
  try {
    const names = readdirSync(dirname(pattern)).filter(name => form.test(name))
    return names.sort().map(name => join(dirname(pattern), name))
  } catch {
    return []
  }
}

/** How deep `Include` may go, as OpenSSH has it. */
const DEPTH = 16

/** Every `Host` of `~/.ssh/config` and of what it includes, patterns apart. */
export function sshHosts(home: string, file = join(home, '.ssh/config'), depth = 0): string[] {
  if (depth > DEPTH) return []
  const { names, includes } = hostsNamed(textOf(file) ?? '')
  const files = includes.flatMap(pattern => {
    const path = homePath(pattern, home)
    return filesOf(isAbsolute(path) ? path : join(home, '.ssh', path))
  })
  return [...new Set([...names, ...files.flatMap(path => sshHosts(home, path, depth + 1))])]
}
