import { cp, mkdir, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { $ } from 'zx'
import { type DebianArchive, unpackAll } from '../debian.ts'

/** One layer of an image: where its files come from. Later entries lie over earlier ones. */
export interface LayerPlan {
  readonly debs?: readonly string[]
  /** Path in the image, and the file or folder that is copied there. */
  readonly files?: Readonly<Record<string, string>>
  readonly links?: Readonly<Record<string, string>>
  readonly folders?: readonly string[]
  /** A command run inside the finished tree. */
  readonly finish?: readonly string[]
  /** What the packages bring and no image needs. */
  readonly without?: readonly string[]
}

export async function makeTree(
  plan: LayerPlan,
  tree: string,
  archive: DebianArchive,
): Promise<void> {
  const run = $({ quiet: true })
  await mkdir(tree, { recursive: true })
  if (plan.debs) {
    await archive.download(plan.debs, `${tree}.debs`)
    await unpackAll(`${tree}.debs`, tree)
  }
  for (const path of plan.without ?? []) await run`rm -r ${join(tree, path)}`
  for (const folder of plan.folders ?? []) await mkdir(join(tree, folder), { recursive: true })
  for (const [path, source] of Object.entries(plan.files ?? {})) {
    await mkdir(dirname(join(tree, path)), { recursive: true })
    await cp(source, join(tree, path), { recursive: true })
  }
  for (const [path, target] of Object.entries(plan.links ?? {})) {
    await mkdir(dirname(join(tree, path)), { recursive: true })
    await symlink(target, join(tree, path))
  }
  if (plan.finish) await run`chroot ${tree} ${plan.finish}`
}

/** Equal trees give equal archives, so an unchanged layer keeps its digest. */
export async function packTree(tree: string, tarball: string): Promise<void> {
  const run = $({ quiet: true })
  await run`tar -c -f ${tarball} -C ${tree} --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner .`
}

/** Starts the image's program in a tree made of all its layers: a missing library shows here. */
export async function tryCommand(
  trees: readonly string[],
  scratch: string,
  command: readonly string[],
): Promise<void> {
  const run = $({ quiet: true })
  await mkdir(scratch, { recursive: true })
  for (const tree of trees)
    await run`cp -a --link --remove-destination --no-target-directory ${tree} ${scratch}`
  const path = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
  await run`env -i ${path} chroot ${scratch} ${command}`
}
