import { existsSync } from 'node:fs'
import { chmod, chown, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { $ } from 'zx'
import { copyTree } from '../image/copy.ts'
import { identityFiles, type MachineFile } from './identity.ts'
import type { Lab, Machine } from './lab.ts'

const shell = $({ quiet: true })

/** Directories of the upper layer hide the mode of the tree's own, so they are made like them. */
const makeParents = async (upper: string, base: string, path: string): Promise<void> => {
  if (path === '.' || existsSync(join(upper, path))) return
  await makeParents(upper, base, dirname(path))
  await mkdir(join(upper, path))
  const model = join(base, path)
  if (existsSync(model)) await shell`chmod --reference=${model} ${join(upper, path)}`
  if (existsSync(model)) await shell`chown --reference=${model} ${join(upper, path)}`
}

const place = async (upper: string, base: string, file: MachineFile): Promise<void> => {
  const target = join(upper, file.path)
  await makeParents(upper, base, dirname(file.path))
  await writeFile(target, file.text)
  await chmod(target, file.mode ?? 0o644)
  if (file.owner === undefined) return
  await chown(target, file.owner, file.owner)
  await chown(dirname(target), file.owner, file.owner)
}

const install = async (upper: string, base: string, wrapper: string): Promise<void> => {
  await makeParents(upper, base, 'usr/local/sbin')
  const target = join(upper, 'usr/local/sbin/runc')
  await copyFile(wrapper, target)
  await chmod(target, 0o755)
}

export interface Furniture {
  readonly base: string
  readonly publicKey: string
  /** stands before the real runc where the host lacks a capability that it asks for */
  readonly runcWrapper: string | undefined
}

/** Makes a machine's own files, once; what is there stays as its users have changed it. */
export const furnish = async (lab: Lab, machine: Machine, what: Furniture): Promise<void> => {
  if (existsSync(machine.dir)) return
  const making = `${machine.dir}.making`
  await rm(making, { recursive: true, force: true })
  const upper = join(making, 'upper')
  for (const part of ['upper', 'work', 'root']) {
    await mkdir(join(making, part), { recursive: true })
    // The mode of the upper layer's top is the mode of the machine's `/`.
    await chmod(join(making, part), 0o755)
  }
  await copyTree(join(what.base, 'var'), join(making, 'var'))
  for (const file of identityFiles(lab, machine, what.publicKey))
    await place(upper, what.base, file)
  await makeParents(upper, what.base, 'etc/ssh')
  await shell`ssh-keygen -A -f ${upper}`
  if (what.runcWrapper !== undefined) await install(upper, what.base, what.runcWrapper)
  await rename(making, machine.dir)
}

/** The machine's real host keys, as `known_hosts` wants them. */
export const hostKeys = async (machine: Machine): Promise<string[]> => {
  const read = async (kind: string) => {
    const file = join(machine.dir, 'upper/etc/ssh', `ssh_host_${kind}_key.pub`)
    const text = await readFile(file, 'utf8')
    return text.split(' ').slice(0, 2).join(' ').trim()
  }
  return Promise.all(['ed25519', 'ecdsa', 'rsa'].map(read))
}
