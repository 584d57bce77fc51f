import { chmod, cp, mkdir, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PackagePlan } from './plan.ts'

/** Lays a package's files out as they will lie on the machine. */
export async function makePackageTree(plan: PackagePlan, tree: string): Promise<void> {
  await mkdir(tree, { recursive: true })
  for (const folder of plan.folders ?? []) await mkdir(join(tree, folder), { recursive: true })
  for (const file of plan.files) {
    const target = join(tree, file.path)
    await mkdir(dirname(target), { recursive: true })
    await cp(await realpath(file.source), target)
    await chmod(target, file.mode)
  }
}
