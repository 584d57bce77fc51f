import { spawn } from 'node:child_process'
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { $ } from 'zx'
import { formatMark, isAlive, markOf, parseMark } from '../kubernetes/live-process.ts'
import { until } from '../machines/until.ts'
import { checkout, mirrorAddress, stateDir } from './paths.ts'

const markFile = join(stateDir, 'world')
const script = join(import.meta.dirname, 'world.sh')
const startMs = 60_000

/** The process that is PID 1 of the lab's namespaces, if it lives. */
export const findWorld = async (): Promise<number | undefined> => {
  const mark = parseMark(await readFile(markFile, 'utf8').catch(() => ''))
  return mark && isAlive(mark) ? mark.pid : undefined
}

/** Namespaces of mounts, network and processes with a libvirt in them; it outlives this command. */
export const openWorld = async (): Promise<void> => {
  if ((await findWorld()) !== undefined) return
  // Machines of a former one are no longer there, and their libvirt would not know it.
  await rm(join(stateDir, 'libvirt'), { recursive: true, force: true })
  for (const path of [stateDir, '/run/libvirt', '/var/cache/libvirt', '/var/log/libvirt'])
    await mkdir(path, { recursive: true })
  const log = await open(join(stateDir, 'world.log'), 'w')
  const options = [
    '--mount',
    '--propagation',
    'private',
    '--net',
    '--pid',
    '--fork',
    '--mount-proc',
  ]
  const child = spawn(
    'unshare',
    [...options, '--kill-child', 'sh', script, stateDir, mirrorAddress],
    {
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      cwd: '/',
    },
  )
  child.unref()
  await log.close()
  const first = await until(() => onlyChild(child.pid), startMs)
  const mark = first === undefined ? undefined : markOf(first)
  if (!mark) throw new Error(`no namespaces can be made, see ${stateDir}/world.log`)
  await writeFile(markFile, formatMark(mark))
  const up = await until(async () => {
    const args = inside(mark.pid, '/', ['virsh', '-c', 'qemu:///system', 'list'])
    return (await $({ quiet: true, nothrow: true })`${args}`).exitCode === 0
  }, startMs)
  if (!up) throw new Error(`libvirt does not answer, see ${stateDir}/libvirtd.log and world.log`)
}

const onlyChild = async (pid: number | undefined): Promise<number | undefined> => {
  if (pid === undefined) return undefined
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  return Number(text.trim().split(' ')[0]) || undefined
}

/** The command that runs another one inside, in that folder. */
export const inside = (world: number, folder: string, command: readonly string[]): string[] => [
  ...['nsenter', '--target', String(world), '--mount', '--net', '--pid', '--'],
  ...['sh', '-c', 'cd "$0" && exec "$@"', folder, ...command],
]

/** Runs a TypeScript program of the checkout inside. */
export const programInside = (world: number, path: string, ...args: string[]): string[] =>
  inside(world, checkout, [process.execPath, '--import', 'tsx', path, ...args])

/** Ends all processes in it, virtual machines too, as a cut of power would. */
export const closeWorld = async (): Promise<void> => {
  const world = await findWorld()
  if (world !== undefined) {
    process.kill(world, 'SIGKILL')
    if (!(await until(async () => (await findWorld()) === undefined, 30_000)))
      throw new Error(`process ${world} does not end`)
  }
  await rm(markFile, { force: true })
}
