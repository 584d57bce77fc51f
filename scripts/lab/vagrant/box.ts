import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { $ } from 'zx'
import { cacheDirectory, ensureCommon } from '../image/index.ts'
import { keyOf } from '../kubernetes/inputs.ts'
import { withLock } from '../machines/lock.ts'
import { part } from '../machines/progress.ts'
import { diskGiB, makeDisk } from './box-disk.ts'
import { buildBoxTree } from './box-tree.ts'

const prefix = 'vagrant-box-'

/** Without hardware acceleration: software emulates a processor with all that it can. */
const vagrantfile = `Vagrant.configure('2') do |config|
  config.vm.provider(:libvirt) do |libvirt|
    libvirt.driver = 'qemu'
    libvirt.cpu_mode = 'maximum'
    libvirt.graphics_type = 'none'
  end
end
`

const metadata = JSON.stringify({ provider: 'libvirt', format: 'qcow2', virtual_size: diskGiB })

/** Path of a box for vagrant-libvirt, made from Debian's archive: found in the cache, or built now. */
export const ensureBox = (): Promise<string> =>
  withLock(join(cacheDirectory, 'images.lock'), 'building a box', findOrBuild, { wait: true })

const findOrBuild = async (): Promise<string> => {
  const log = join(cacheDirectory, 'vagrant-box.log')
  const common = await ensureCommon(part)
  const inputs = ['box.ts', 'box-disk.ts', 'box-tree.ts']
  const key = keyOf(import.meta.dirname, inputs, common)
  const box = join(cacheDirectory, `${prefix}${key}.box`)
  if (existsSync(box)) return box
  await sweep()
  const work = join(cacheDirectory, `${prefix}${key}.building`)
  const tree = join(work, 'tree')
  await mkdir(work, { recursive: true })
  await writeFile(log, '')
  await part('tree of the box', () => buildBoxTree(common, tree, log), log)
  await part('disk of the box', () => makeDisk(tree, join(work, 'box.img'), log), log)
  await writeFile(join(work, 'metadata.json'), metadata)
  await writeFile(join(work, 'Vagrantfile'), vagrantfile)
  await $({ quiet: true })`tar -C ${work} -cf ${work}/box metadata.json Vagrantfile box.img`
  await rename(join(work, 'box'), box)
  await rm(work, { recursive: true })
  return box
}

/** Boxes of former versions, and what a killed build has left. */
const sweep = async (): Promise<void> => {
  const names = (await readdir(cacheDirectory)).filter(name =>
    /^vagrant-box-.*\.(box|building)$/.test(name),
  )
  for (const name of names) await rm(join(cacheDirectory, name), { recursive: true, force: true })
}
