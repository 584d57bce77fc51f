import { readdirSync, readFileSync } from 'node:fs'
import { readFile, readlink } from 'node:fs/promises'
import type { Machine } from './lab.ts'

interface Process {
  readonly pid: number
  readonly parent: number
  readonly args: readonly string[]
}

/** Not all at once: for a lab of many machines that would be more open files than a process may have. */
const readProcess = (pid: number): Process | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const cmdline = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z' || state === 'X') return undefined
    return { pid, parent: Number(parent), args: cmdline.split('\0') }
  } catch {
    return undefined
  }
}

/** One look serves all who ask within it: for 200 machines, thousands of processes are read. */
const freshMs = 100
let lastLook: { readonly at: number; readonly processes: readonly Process[] } | undefined

const allProcesses = (): readonly Process[] => {
  if (lastLook !== undefined && performance.now() - lastLook.at < freshMs) return lastLook.processes
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  const processes = pids.map(pid => readProcess(Number(pid))).filter(found => found !== undefined)
  lastLook = { at: performance.now(), processes }
  return processes
}

/** The processes on the host that run one machine, as the process table shows them now. */
export interface Running {
  /** the shell that starts it again after a reboot */
  readonly launcher: number | undefined
  readonly supervisor: number | undefined
  /** its PID 1 as the host sees it: killing it kills everything inside at once */
  readonly leader: number | undefined
}

const pidNamespace = (pid: number): Promise<string> =>
  readlink(`/proc/${pid}/ns/pid`).catch(() => '')

export const findRunning = async (machines: readonly Machine[]): Promise<Running[]> => {
  const processes = allProcesses()
  const ours = await pidNamespace(process.pid)
  return Promise.all(
    machines.map(async ({ container, dir }) => {
      const supervisor = processes.find(({ args }) => args.includes(`--machine=${container}`))?.pid
      const launcher = processes.find(
        ({ args, pid }) => pid !== supervisor && args.includes(dir) && args.includes(container),
      )?.pid
      const children = processes.filter(({ parent }) => parent === supervisor && supervisor)
      const namespaces = await Promise.all(children.map(({ pid }) => pidNamespace(pid)))
      const leader = children.find((_, i) => namespaces[i] !== '' && namespaces[i] !== ours)?.pid
      return { launcher, supervisor, leader }
    }),
  )
}

export const isRunning = ({ launcher, supervisor }: Running): boolean =>
  (launcher ?? supervisor) !== undefined

const servants = /(^|\/)(launch-machine\.sh|package-server\.ts|docker-registry|systemd-nspawn)$/

/** The lab's own programs that work for that folder: a killed `up` may not have noted them. */
export const servantsOf = async (dir: string): Promise<number[]> => {
  const serves = ({ args }: Process) =>
    args.some(arg => servants.test(arg)) && args.some(arg => arg.includes(`${dir}/`))
  return allProcesses()
    .filter(serves)
    .map(({ pid }) => pid)
}

/** Seconds since the process began, by the kernel's count. */
export const ageOf = async (pid: number): Promise<number | undefined> => {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const uptime = await readFile('/proc/uptime', 'utf8')
    const startTicks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19])
    return Number(uptime.split(' ')[0]) - startTicks / 100
  } catch {
    return undefined
  }
}
