import { readFile, stat } from 'node:fs/promises'
import { $ } from 'zx'
import type { Lab, Machine } from './lab.ts'
import { consoleLog } from './launch.ts'
import { findRunning, isRunning } from './processes.ts'
import { say } from './progress.ts'
import { sshArgs, sshBanner } from './remote.ts'
import { until } from './until.ts'

/** Without a word on the console; how long a boot takes hangs on what else the host does. */
const silenceMs = 180_000

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

const written = (machine: Machine): Promise<number> =>
  stat(consoleLog(machine)).then(
    ({ size }) => size,
    () => 0,
  )

/** Answers at most once a second: it costs a look at all processes of the host. */
const offSwitch = (machine: Machine): (() => Promise<boolean>) => {
  let looked = Date.now()
  return async () => {
    if (Date.now() - looked < 1000) return false
    looked = Date.now()
    const [running] = await findRunning([machine])
    return running === undefined || !isRunning(running)
  }
}

/** Waits until the machine lets our key in, then until all its units are started. */
export const waitForBoot = async (lab: Lab, machine: Machine): Promise<void> => {
  const fail = async (what: string) =>
    new Error(`${machine.name} ${what}; its console ends: ${await lastWords(machine)}`)
  const shell = $({ quiet: true, nothrow: true })
  const isOff = offSwitch(machine)
  const health = await until(
    async () => {
      if (await isOff()) return 'off'
      if ((await sshBanner(machine.address)) === undefined) return undefined
      const { stdout, exitCode } = await shell`ssh ${options} ${sshArgs(lab, machine)} ${ask}`
      return exitCode === 0 && stdout.trim().replaceAll('\n', ' ')
    },
    silenceMs,
    () => written(machine),
  )
  if (health === undefined) throw await fail(`does not answer on ${machine.address}:22`)
  if (health === 'off') throw await fail('has switched itself off')
  if (health !== 'running') say(`  ! ${machine.name} is ${health}`)
}
