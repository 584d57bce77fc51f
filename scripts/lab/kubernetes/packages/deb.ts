import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { $ } from 'zx'
import { makePackageTree } from './package-tree.ts'
import type { PackagePlan } from './plan.ts'

/** Builds `plan` into the folder `out`, with `work` for what is only needed meanwhile. */
export async function buildDeb(plan: PackagePlan, work: string, out: string): Promise<void> {
  const tree = join(work, 'tree')
  await makePackageTree(plan, tree)
  await mkdir(out, { recursive: true })
  const control = join(tree, 'DEBIAN')
  await mkdir(control)
  await writeFile(join(control, 'control'), controlOf(plan))
  const conffiles = plan.files.filter(file => file.config).map(file => `${file.path}\n`)
  if (conffiles.length > 0) await writeFile(join(control, 'conffiles'), conffiles.join(''))
  const scripts = {
    postinst: plan.scripts.afterInstall,
    prerm: plan.scripts.beforeRemove,
    postrm: plan.scripts.afterRemove,
  }
  for (const [name, text] of Object.entries(scripts)) {
    if (text !== undefined) await writeFile(join(control, name), text, { mode: 0o755 })
  }
  const file = join(out, `${plan.name}_${plan.version}_amd64.deb`)
  await $({ quiet: true })`dpkg-deb --root-owner-group -Zzstd -z1 --build ${tree} ${file}`
}

export function controlOf(plan: PackagePlan): string {
  const list = (name: string, values: readonly string[] = []) =>
    values.length === 0 ? [] : [`${name}: ${values.join(', ')}`]
  return [
    `Package: ${plan.name}`,
    `Version: ${plan.version}`,
    'Architecture: amd64',
    'Maintainer: slipway lab <lab@localhost>',
    'Section: admin',
    'Priority: optional',
    ...list('Depends', plan.requires),
    ...list('Conflicts', plan.conflicts),
    `Description: ${plan.summary}`,
    '',
  ].join('\n')
}
