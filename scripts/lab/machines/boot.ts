import type { Lab, Machine } from './lab.ts'
import { launch } from './launch.ts'
import { cutPower, pressReset } from './power.ts'
import { findRunning, isRunning } from './processes.ts'
import { part, say } from './progress.ts'
import { Refusal } from './refusal.ts'
import { until } from './until.ts'
import { waitForBoot } from './wait-for-boot.ts'

const baseOf = (lab: Lab): string => {
  if (lab.base !== undefined) return lab.base
  throw new Refusal(`The lab "${lab.name}" was never up: npm run lab -- up --name ${lab.name}`)
}

export const start = async (lab: Lab, machine: Machine): Promise<void> => {
  const [running] = await findRunning([machine])
  if (running !== undefined && isRunning(running)) return say(`${machine.name} is running already.`)
  await part(`starting ${machine.name}`, async () => {
    await launch(lab, machine, baseOf(lab))
    await waitForBoot(lab, machine)
  })
}

export const kill = async (machine: Machine): Promise<void> => {
  const wasRunning = await cutPower(machine)
  say(wasRunning ? `${machine.name} is off.` : `${machine.name} was off already.`)
}

const softReboot = async (lab: Lab, machine: Machine): Promise<void> => {
  const before = await pressReset(machine)
  if (before === undefined)
    throw new Refusal(`${machine.name} is off: npm run lab -- start ${machine.name}`)
  const after = await until(async () => {
    const [running] = await findRunning([machine])
    return running?.leader !== undefined && running.leader !== before
  }, 120_000)
  if (!after) throw new Error(`${machine.name} does not shut down`)
  await waitForBoot(lab, machine)
}

export const reboot = (lab: Lab, machine: Machine, hard: boolean): Promise<void> =>
  part(`${hard ? 'cutting the power of' : 'rebooting'} ${machine.name}`, async () => {
    if (!hard) return softReboot(lab, machine)
    await cutPower(machine)
    await launch(lab, machine, baseOf(lab))
    await waitForBoot(lab, machine)
  })
