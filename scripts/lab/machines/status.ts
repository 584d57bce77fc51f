import { existsSync } from 'node:fs'
import type { Lab, Machine } from './lab.ts'
import { ageOf, findRunning, isRunning, type Running } from './processes.ts'
import { sshBanner } from './remote.ts'

export interface MachineStatus {
  readonly machine: string
  readonly address: string
  readonly state: 'running' | 'starting' | 'stopped' | 'not made'
  readonly ssh: 'answers' | 'silent'
  readonly uptime: string
}

export const renderDuration = (seconds: number | undefined): string => {
  if (seconds === undefined) return '-'
  const whole = Math.floor(seconds)
  if (whole < 60) return `${whole}s`
  if (whole < 3600) return `${Math.floor(whole / 60)}m${whole % 60}s`
  return `${Math.floor(whole / 3600)}h${Math.floor((whole % 3600) / 60)}m`
}

const stateOf = (machine: Machine, running: Running | undefined): MachineStatus['state'] => {
  if (running?.leader !== undefined) return 'running'
  if (running !== undefined && isRunning(running)) return 'starting'
  return existsSync(machine.dir) ? 'stopped' : 'not made'
}

export const statusOf = async (lab: Lab): Promise<MachineStatus[]> => {
  const running = await findRunning(lab.machines)
  return Promise.all(
    lab.machines.map(async (machine, i) => {
      const leader = running[i]?.leader
      const [banner, age] = await Promise.all([
        leader === undefined ? undefined : sshBanner(machine.address),
        leader === undefined ? undefined : ageOf(leader),
      ])
      return {
        machine: machine.name,
        address: machine.address,
        state: stateOf(machine, running[i]),
        ssh: banner?.startsWith('SSH-') ? 'answers' : 'silent',
        uptime: renderDuration(age),
      } as const
    }),
  )
}

export const renderTable = (rows: readonly MachineStatus[]): string => {
  const columns = ['machine', 'address', 'state', 'ssh', 'uptime'] as const
  const lines = [columns, ...rows.map(row => columns.map(column => row[column]))]
  const widths = columns.map((_, i) => Math.max(...lines.map(line => line[i]?.length ?? 0)))
  return lines
    .map(line =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
