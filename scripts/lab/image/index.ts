import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheDirectory, sweep, treeFromCache } from './cache.ts'
import { buildDebian12 } from './debian12.ts'
import { buildCommon } from './debootstrap.ts'
import { buildEl7 } from './el7.ts'
import { hashInputs } from './key.ts'

export type Flavour = 'debian12' | 'el7'
export const flavours: readonly Flavour[] = ['el7', 'debian12']
export { cacheDirectory } from './cache.ts'

/** Tells of a long part while it runs; its second argument is a log whose last line is worth showing. */
export type Reporter = <T>(title: string, work: () => Promise<T>, log?: string) => Promise<T>

const commonInputs = ['debootstrap.ts', 'packages.ts', 'private-run.ts']
const files = join(import.meta.dirname, 'files')
const log = join(cacheDirectory, 'images.log')
const builders = { debian12: buildDebian12, el7: buildEl7 }

const inputsOf = (flavour: Flavour): string[] => {
  const own = flavour === 'el7' ? ['el7-packages.ts'] : []
  return [...commonInputs, 'configure.ts', 'units.ts', 'files', `${flavour}.ts`, ...own]
}

/** Where each tree is or will be; the names say what the trees are made from. */
const treePaths = async () => {
  const path = async (name: string, inputs: readonly string[]) =>
    join(cacheDirectory, `base-${name}-${await hashInputs(import.meta.dirname, inputs)}`)
  return {
    common: await path('common', commonInputs),
    debian12: await path('debian12', inputsOf('debian12')),
    el7: await path('el7', inputsOf('el7')),
  }
}

/**
 * The tree that machines of this flavour start from; nobody writes to it after it is sealed. Trees of
 * former versions go, but for those in use. The caller holds the cache's lock.
 */
export const ensureImage = async (
  flavour: Flavour,
  report: Reporter,
  inUse: readonly string[],
): Promise<string> => {
  const paths = await treePaths()
  await mkdir(cacheDirectory, { recursive: true })
  await sweep(cacheDirectory, [...Object.values(paths), ...inUse])
  return treeFromCache(paths[flavour], async tree => {
    await writeFile(log, '')
    const common = await makeCommon(paths.common, report)
    const build = () => builders[flavour](common, files, tree, log)
    await report(`image of ${flavour}, once per host`, build, log)
  })
}

const makeCommon = (path: string, report: Reporter): Promise<string> =>
  treeFromCache(path, tree =>
    report('Debian base tree, once per host', () => buildCommon(tree, log), log),
  )

/** The tree that both flavours have in common; for it, too, the caller holds the cache's lock. */
export const ensureCommon = async (report: Reporter): Promise<string> => {
  await mkdir(cacheDirectory, { recursive: true })
  return makeCommon((await treePaths()).common, report)
}
