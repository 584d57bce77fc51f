import { readFile } from 'node:fs/promises'
import { $ } from 'zx'
import type { Lab, Machine } from './lab.ts'
import { consoleLog } from './launch.ts'
import { findRunning, isRunning } from './processes.ts'
import { say } from './progress.ts'
import { sshArgs, sshBanner } from './remote.ts'
import { until } from './until.ts'

const bootTimeoutMs = 180_000

/** Colours and cursor movements that systemd writes to its console. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /\u001b\[[0-9;]*[A-Za-z]|\r/g

const lastWords = async (machine: Machine): Promise<string> => {
  const text = await readFile(consoleLog(machine), 'utf8').catch(() => '')
  const lines = text.replace(controls, '').split('\n').filter(Boolean)
  return lines.slice(-3).join(' | ')
}

const ask = 'systemctl is-system-running --wait || systemctl --failed --plain --no-legend'
const options = ['-o', 'ConnectTimeout=5', '-o', 'BatchMode=yes']

/** Waits until the machine lets our key in, then until all its units are started. */
export const waitForBoot = async (lab: Lab, machine: Machine): Promise<void> => {
  const fail = async (what: string) =>
    new Error(`${machine.name} ${what}; its console ends: ${await lastWords(machine)}`)
  const shell = $({ quiet: true, nothrow: true })
  const health = await until(async () => {
    const [running] = await findRunning([machine])
    if (running === undefined || !isRunning(running)) return 'off'
    if ((await sshBanner(machine.address)) === undefined) return undefined
    const { stdout, exitCode } = await shell`ssh ${options} ${sshArgs(lab, machine)} ${ask}`
    return exitCode === 0 && stdout.trim().replaceAll('\n', ' ')
  }, bootTimeoutMs)
  if (health === undefined) throw await fail(`does not answer on ${machine.address}:22`)
  if (health === 'off') throw await fail('has switched itself off')
  if (health !== 'running') say(`  ! ${machine.name} is ${health}`)
}
