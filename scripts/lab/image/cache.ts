import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isComplete, measure, seal } from './manifest.ts'

export const cacheDirectory = process.env.SLIPWAY_LAB_CACHE ?? '/var/cache/slipway-lab'

const ours = /^base-(common|el7|debian12)-/

const remove = async (path: string): Promise<void> => {
  await rm(`${path}.complete`, { force: true })
  await rm(path, { recursive: true, force: true })
}

/** Removes what killed builds and former versions have left; call it with the cache locked. */
export const sweep = async (cache: string, wanted: readonly string[]): Promise<void> => {
  const names = (await readdir(cache)).filter(name => ours.test(name))
  const trees = names.filter(name => !name.endsWith('.complete')).map(name => join(cache, name))
  await Promise.all(trees.filter(tree => !wanted.includes(tree)).map(remove))
}

/** The finished tree of that name: the one in the cache if it is whole, else one built now. */
export const treeFromCache = async (
  tree: string,
  build: (directory: string) => Promise<void>,
): Promise<string> => {
  if (await isComplete(tree)) return tree
  await remove(tree)
  const building = `${tree}.building`
  await remove(building)
  await build(building)
  const manifest = await measure(building)
  await rename(building, tree)
  await seal(tree, manifest)
  return tree
}
