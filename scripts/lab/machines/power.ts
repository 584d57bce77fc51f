import { $ } from 'zx'
import { removeGroups } from './cgroups.ts'
import type { Machine } from './lab.ts'
import { findRunning, isRunning } from './processes.ts'
import { until } from './until.ts'

export const killProcess = (pid: number | undefined): void => {
  if (pid === undefined) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it ended by itself
  }
}

/** Like a cut of power: nothing inside gets a word in. Answers once nothing of it is left. */
export const cutPower = async (machine: Machine): Promise<boolean> => {
  let wasRunning = false
  const off = await until(async () => {
    const [running] = await findRunning([machine])
    if (running === undefined || !isRunning(running)) return true
    wasRunning = true
    // The launcher first, or it could take the end for a reboot.
    killProcess(running.launcher)
    killProcess(running.leader)
    if (running.leader === undefined) killProcess(running.supervisor)
    return false
  }, 15_000)
  if (!off) throw new Error(`the processes of ${machine.name} do not end`)
  await removeGroups(machine.container)
  return wasRunning
}

/** What Ctrl-Alt-Del does to a server, so that it works when sshd does not. */
export const pressReset = async (machine: Machine): Promise<number | undefined> => {
  const [running] = await findRunning([machine])
  const leader = running?.leader
  if (leader !== undefined) await $({ quiet: true })`kill -s RTMIN+5 ${leader}`
  return leader
}
