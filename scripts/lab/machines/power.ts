import { $ } from 'zx'
import { removeGroups, thaw } from './cgroups.ts'
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

const tidyUpMs = 5000

/**
 * Like a cut of power: nothing inside gets a word in. Answers once nothing of it is left. Those who
 * run the machine end by themselves and tidy up after it, if given the time.
 */
export const cutPower = async (machine: Machine): Promise<boolean> => {
  let wasRunning = false
  let lastCut = 0
  const off = await until(async () => {
    const [running] = await findRunning([machine])
    if (running === undefined || !isRunning(running)) return true
    wasRunning = true
    if (running.leader !== undefined) {
      killProcess(running.leader)
      await thaw(machine.container)
      lastCut = Date.now()
    } else if (Date.now() - lastCut > tidyUpMs) {
      await thaw(machine.container)
      killProcess(running.launcher)
      killProcess(running.supervisor)
    }
    return false
  }, 30_000)
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
