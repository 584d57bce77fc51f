import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withBlock } from '../../../scripts/lab/vagrant/project.ts'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0

/** Why tests that want it are skipped. CI: apt-get install --no-install-recommends vagrant vagrant-libvirt */
export const noRuby = has('ruby') ? undefined : 'there is no ruby here'
export const noVagrant =
  noRuby ??
  (has('vagrant') ? undefined : 'there is no vagrant here: apt-get install vagrant-libvirt')

export const providers = ['virtualbox', 'libvirt', 'vmware_desktop', 'parallels']
export const systems = [
  'debian12',
  'debian13',
  'ubuntu2204',
  'ubuntu2404',
  'rocky9',
  'alma9',
  'centos7',
]

/** A folder with the project's Vagrantfile but for these values in its block. */
export function folderWith(values: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-vagrant-'))
  const text = readFileSync(join(root, 'Vagrantfile'), 'utf8')
  writeFileSync(join(folder, 'Vagrantfile'), withBlock(text, values))
  symlinkSync(join(root, 'scripts'), join(folder, 'scripts'))
  return folder
}

/** Vagrant, or Ruby with its library, with a home of its own and without questions to the outside. */
export function run(
  program: string,
  args: readonly string[],
  {
    cwd = root,
    input = '',
    env = {},
  }: { cwd?: string; input?: string; env?: NodeJS.ProcessEnv } = {},
): { readonly status: number | null; readonly output: string } {
  const home = mkdtempSync(join(tmpdir(), 'slipway-vagrant-home-'))
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...process.env, VAGRANT_HOME: home, VAGRANT_CHECKPOINT_DISABLE: '1', ...env },
  })
  return { status, output: stdout + stderr }
}
