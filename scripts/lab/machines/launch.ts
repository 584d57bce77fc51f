import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { createGroups, removeGroups } from './cgroups.ts'
import type { Lab, Machine } from './lab.ts'

const script = join(import.meta.dirname, 'launch-machine.sh')

/** True where systemd is PID 1: it then has to lend the machine a cgroup subtree. */
const hostRunsSystemd = (): boolean => existsSync('/run/systemd/system')

const unitName = (container: string): string => `slipway-lab-${container}`

const delegated = (container: string): string[] => [
  'systemd-run',
  '--quiet',
  '--collect',
  `--unit=${unitName(container)}`,
  '--property=Delegate=yes',
  '--property=KillMode=mixed',
  '--property=TasksMax=infinity',
  '--pipe',
]

export const consoleLog = (machine: Machine): string => join(machine.dir, 'console.log')

/** Starts a machine that outlives this command. It is up when its sshd says so, not before. */
export const launch = async (lab: Lab, machine: Machine, base: string): Promise<void> => {
  await removeGroups(machine.container)
  const groups = await createGroups(machine.container)
  const place = [machine.dir, base, machine.container, machine.name, lab.bridge, ...groups]
  const wrapped = groups.length === 0 && hostRunsSystemd() ? delegated(machine.container) : []
  const [command = '', ...args] = [
    ...wrapped,
    ...['unshare', '--mount', '--propagation', 'private', script],
    ...place,
  ]
  const log = await open(consoleLog(machine), 'w')
  try {
    const stdio = ['ignore', log.fd, log.fd] as const
    spawn(command, args, { detached: true, stdio: [...stdio], cwd: '/' }).unref()
  } finally {
    await log.close()
  }
}
