import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { mergedKubeconfig } from '../../config/merged-kubeconfig.ts'
import type { Secret } from '../../core/secret.ts'
import { kubeconfig as fetchKubeconfig } from '../../engine/kubeconfig.ts'
import { storageProblem } from '../../journal/storage-problem.ts'
import { connectSsh } from '../../transport/ssh.ts'
import { asking } from '../asking.ts'
import { type Io, sayTo } from '../io.ts'
import type { Common } from '../options.ts'
import { writePrivate } from '../private-file.ts'
import { load } from '../session.ts'

export interface KubeconfigOptions extends Common {
  readonly out?: string
  readonly merge?: boolean
}

export async function kubeconfig(options: KubeconfigOptions, io: Io): Promise<number> {
  const cluster = await load(options)
  const secret = await fetchKubeconfig(cluster, connectSsh({ ask: asking(io) }))
  if (options.merge) {
    const path = join(homedir(), '.kube', 'config')
    io.stderr.write(`${sayTo(io)(await mergeInto(path, secret, cluster.name))}\n`)
    return 0
  }
  if (options.out === undefined || options.out === '-') {
    io.stdout.write(secret.reveal())
    return 0
  }
  const path = resolve(options.out)
  await writePrivate(path, secret.reveal())
  const told = sayTo(io)`wrote ${path}; try: kubectl --kubeconfig ${options.out} get nodes`
  io.stderr.write(`${told}\n`)
  return 0
}

/**
 * Puts a cluster into a kubeconfig, whole or not at all, and keeps what was there in a file beside it. What was done, as
 * a sentence. Both files are for their owner alone.
 *
 * @throws Problem CONFIG_INVALID for a file that is no kubeconfig, COMMAND_FAILED when it cannot be read or written
 */
export async function mergeInto(path: string, admin: Secret, name: string): Promise<string> {
  const there = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw storageProblem(error, 'read', path)
    return undefined
  })
  const wanted = mergedKubeconfig(there ?? '', admin, { name, path }).reveal()
  const advice = `try: kubectl --context ${name} get nodes`
  if (there === wanted) return `${path} has ${name} already; ${advice}`
  const backup = `${path}.${new Date().toISOString().replace(/[:.]/g, '-')}`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    if (there !== undefined) await writeFile(backup, there, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    throw storageProblem(error, 'write', path)
  }
  await writePrivate(path, wanted)
  const kept = there === undefined ? '' : `, what it was is in ${backup}`
  return `put ${name} into ${path}${kept}; ${advice}`
}
