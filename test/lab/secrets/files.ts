import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import type { Wanted } from './sampler.ts'

export interface Holder {
  readonly path: string
  readonly secret: string
  /** As chmod(1) has it. */
  readonly mode: string
}

/** All files below the folders that hold one of the secrets, in the order of their paths. grep reads the secret from its stdin. */
export function holders(folders: readonly string[], secrets: readonly Wanted[]): Holder[] {
  return secrets
    .flatMap(({ name, text }) => {
      const args = ['-rlaF', '-D', 'skip', '-f', '-', '--', ...folders]
      const { stdout, error } = spawnSync('grep', args, { input: `${text}\n`, encoding: 'utf8' })
      if (error) throw error
      return stdout
        .split('\n')
        .filter(path => path !== '')
        .map(path => ({ path, secret: name, mode: (statSync(path).mode & 0o777).toString(8) }))
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
