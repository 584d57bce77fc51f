import { rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { removeNetwork } from '../network/bridge.ts'
import { describeLab, stateDirOf, stateRoot } from './lab.ts'
import { withLock } from './lock.ts'
import { cutPower, killProcess } from './power.ts'
import { servantsOf } from './processes.ts'
import { part, say } from './progress.ts'
import { labNames, readRecord } from './record.ts'
import { leaveHost } from './register.ts'
import { atOnce, sideBySide } from './side-by-side.ts'
import { closeMirror } from './supplies.ts'
import { until } from './until.ts'

const endStrays = async (stateDir: string): Promise<void> => {
  const ended = await until(async () => {
    const strays = await servantsOf(stateDir)
    strays.forEach(killProcess)
    return strays.length === 0
  }, 10_000)
  if (!ended) throw new Error(`processes with files in ${stateDir} do not end`)
}

const takeDown = async (name: string): Promise<void> => {
  const record = await readRecord(name)
  if (record !== undefined) {
    const lab = describeLab(record)
    await sideBySide(atOnce, lab.machines, cutPower)
    await closeMirror(lab)
    await endStrays(lab.stateDir)
    await removeNetwork(lab)
    await rm(lab.userDir, { recursive: true, force: true })
    await rmdir(dirname(lab.userDir)).catch(() => undefined)
  }
  await rm(stateDirOf(name), { recursive: true, force: true })
}

/** Takes a lab away with all it has made on this host; the cache of images stays. */
export const down = async (name: string): Promise<void> => {
  if (!(await labNames()).includes(name)) {
    say(`There is no lab "${name}"; nothing to take down.`)
    return
  }
  const lock = join(stateRoot, `.${name}.lock`)
  await withLock(lock, `lab down --name ${name}`, async () => {
    await part(`taking down "${name}"`, () => takeDown(name))
    await rm(lock, { force: true })
  })
  await leaveHost()
  say(`The lab "${name}" is gone.`)
}

export const downAll = async (): Promise<void> => {
  const names = await labNames()
  if (names.length === 0) say('There is no lab; nothing to take down.')
  for (const name of names) await down(name)
}
