import { join } from 'node:path'
import { $ } from 'zx'

const ROOT = join(import.meta.dirname, '../..')

export interface Shipped {
  /** To be run by node. */
  readonly program: string
  readonly version: string
}

/** The command as it is shipped, built into a folder of its own: the sources may be edited while the faults run. */
export async function build(folder: string): Promise<Shipped> {
  const shell = $({ quiet: true, cwd: ROOT })
  await shell`rm -rf ${folder}`
  await shell`npx tsc -p tsconfig.json --outDir ${join(folder, 'dist')} --incremental false --sourceMap false --tsBuildInfoFile null`
  await shell`cp -r templates package.json ${folder}`
  const { stdout } = await shell`git describe --always --dirty`
  return { program: join(folder, 'dist/cli/main.js'), version: stdout.trim() }
}
