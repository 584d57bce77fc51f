import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { $ } from 'zx'
import { makePackageTree } from './package-tree.ts'
import type { PackagePlan } from './plan.ts'

/** Builds `plan` into the folder `out`, with `work` for what is only needed meanwhile. */
export async function buildRpm(plan: PackagePlan, work: string, out: string): Promise<void> {
  const tree = join(work, 'tree')
  await makePackageTree(plan, tree)
  await mkdir(out, { recursive: true })
  const spec = join(work, `${plan.name}.spec`)
  await writeFile(spec, specOf(plan, tree))
  const defines = {
    _topdir: join(work, 'rpmbuild'),
    _rpmdir: out,
    _build_name_fmt: '%%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm',
    // Packing quickly matters more here than packing small.
    _binary_payload: 'w1.zstdio',
    __os_install_post: '%{nil}',
    debug_package: '%{nil}',
    _build_id_links: 'none',
  }
  const options = Object.entries(defines).flatMap(([name, value]) => [
    '--define',
    `${name} ${value}`,
  ])
  await $({ quiet: true })`rpmbuild -bb --target x86_64 ${options} ${spec}`
}

export function specOf(plan: PackagePlan, tree: string): string {
  const [version, release] = splitVersion(plan.version)
  return [
    `Name: ${plan.name}`,
    `Version: ${version}`,
    `Release: ${release}`,
    `Summary: ${plan.summary}`,
    'License: ASL 2.0',
    // A machine's libraries are no rpms, so rpm cannot see that they are there.
    'AutoReqProv: no',
    ...plan.requires.map(name => `Requires: ${name}`),
    ...(plan.conflicts ?? []).map(name => `Conflicts: ${name}`),
    '',
    '%description',
    plan.summary,
    '',
    '%install',
    `cp -a --link ${tree}/. %{buildroot}/`,
    '',
    '%files',
    ...(plan.folders ?? []).map(folder => `%dir %attr(0755, root, root) ${folder}`),
    ...plan.files.map(
      file =>
        `${file.config ? '%config(noreplace) ' : ''}%attr(${file.mode}, root, root) ${file.path}`,
    ),
    ...section('%post', plan.scripts.afterInstall),
    ...section('%preun', plan.scripts.beforeRemove),
    ...section('%postun', plan.scripts.afterRemove),
    '',
  ].join('\n')
}

function section(name: string, script: string | undefined): string[] {
  return script === undefined ? [] : ['', name, script]
}

function splitVersion(version: string): [version: string, release: string] {
  const dash = version.indexOf('-')
  return [version.slice(0, dash), version.slice(dash + 1)]
}
