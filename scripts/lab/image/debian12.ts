import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { configure, overlayFiles } from './configure.ts'
import { copyTree } from './copy.ts'

export const buildDebian12 = async (
  common: string,
  files: string,
  tree: string,
  log: string,
): Promise<void> => {
  await copyTree(common, tree)
  await overlayFiles(join(files, 'common'), tree)
  await configure(tree, log)
  // Nothing outside can be reached; without this apt would first wait for it.
  await writeFile(
    join(tree, 'etc/apt/sources.list'),
    '# no archive is reachable from a lab machine\n',
  )
}
