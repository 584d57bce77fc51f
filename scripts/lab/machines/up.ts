import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { $ } from 'zx'
import { createNetwork } from '../network/bridge.ts'
import { down } from './down.ts'
import { furnish, hostKeys } from './furnish.ts'
import { gatherFacts, installTools } from './host-facts.ts'
import { describeLab, type Lab, type LabRecord, stateDirOf, stateRoot } from './lab.ts'
import { launch } from './launch.ts'
import { withLock } from './lock.ts'
import { problems, warnings } from './preconditions.ts'
import { findRunning, isRunning } from './processes.ts'
import { elapsed, part, say } from './progress.ts'
import { readRecord, writeRecord } from './record.ts'
import { Refusal } from './refusal.ts'
import { leaveHost, register, type Wish } from './register.ts'
import { sshBanner } from './remote.ts'
import { atOnce, sideBySide } from './side-by-side.ts'
import { gatherSupplies, mirrorAnswers, openMirror, type Supplies } from './supplies.ts'
import { writeUserFiles } from './user-files.ts'
import { waitForBoot } from './wait-for-boot.ts'

export interface UpOptions extends Wish {
  readonly forceClean: boolean
}

const checkHost = async ({ machines, fast }: Lab): Promise<void> => {
  const missing = await installTools(part)
  const facts = await gatherFacts(missing)
  for (const warning of warnings(facts)) say(`  ! ${warning}`)
  const off = (await findRunning(machines)).filter(machine => !isRunning(machine))
  const found = problems(facts, off.length, fast)
  if (found.length > 0) throw new Refusal(found.join('\n'), 2)
}

const ensureKey = async ({ userDir, name }: Lab): Promise<string> => {
  const file = join(userDir, 'id_ed25519')
  await mkdir(userDir, { recursive: true })
  if (!existsSync(file) || !existsSync(`${file}.pub`)) {
    await rm(file, { force: true })
    await $({ quiet: true })`ssh-keygen -q -t ed25519 -N '' -C ${`lab ${name}`} -f ${file}`
  }
  return readFile(`${file}.pub`, 'utf8')
}

const bootMachines = async (lab: Lab, supplies: Supplies): Promise<void> => {
  const publicKey = await ensureKey(lab)
  const { base, runcWrapper } = supplies
  await mkdir(join(lab.stateDir, 'machines'), { recursive: true })
  const furniture = { base, publicKey, runcWrapper }
  await part('files of the machines', () =>
    sideBySide(atOnce, lab.machines, machine => furnish(lab, machine, furniture)),
  )
  await writeUserFiles(lab, await Promise.all(lab.machines.map(hostKeys)))
  const running = await findRunning(lab.machines)
  await sideBySide(atOnce, lab.machines, (machine, i) =>
    part(`${machine.name} (${machine.address})`, async () => {
      const state = running[i]
      if (state === undefined || !isRunning(state)) await launch(lab, machine, base)
      await waitForBoot(lab, machine)
    }),
  )
}

/** True if there is nothing to do: asked first, so that a second `up` answers at once. */
const isUp = async (lab: Lab): Promise<boolean> => {
  if (!existsSync(join(lab.userDir, 'cluster.yaml'))) return false
  const running = await findRunning(lab.machines)
  if (!running.every(({ leader }) => leader !== undefined)) return false
  const banners = await Promise.all(lab.machines.map(({ address }) => sshBanner(address)))
  return banners.every(banner => banner?.startsWith('SSH-')) && mirrorAnswers(lab)
}

const finish = (lab: Lab, sentence: string): void => {
  const names = lab.machines.map(({ name, address }) => `${name} ${address}`).join(', ')
  const own = lab.name === 'lab' ? '' : ` --name ${lab.name}`
  say(`${sentence}: ${names}.`)
  say(
    `Next: npm run lab -- ssh${own} master    or    npm run slipway -- up -f ${join('.lab', lab.name, 'cluster.yaml')}`,
  )
}

/** Of a lab that the host cannot bear, nothing was made yet: it is known as before, or not at all. */
const takeBack = async (name: string, before: LabRecord | undefined, lock: string) => {
  if (before !== undefined) return writeRecord(before)
  await rm(stateDirOf(name), { recursive: true, force: true })
  await rm(lock, { force: true })
  await leaveHost()
}

export const up = async (options: UpOptions): Promise<void> => {
  if (options.forceClean) await down(options.name)
  const lock = join(stateRoot, `.${options.name}.lock`)
  await mkdir(dirname(lock), { recursive: true })
  await withLock(lock, `lab up --name ${options.name}`, async () => {
    const known = await readRecord(options.name)
    const record = await register(options)
    const lab = describeLab(record)
    const same =
      known !== undefined &&
      known.nodes === lab.nodes &&
      known.fast === lab.fast &&
      known.runtime === lab.runtime
    if (same && (await isUp(lab))) return finish(lab, `The lab "${lab.name}" is up already`)
    say(`Lab "${lab.name}": ${lab.nodes} machines of ${lab.flavour} in ${lab.cidr}`)
    await checkHost(lab).catch(async refused => {
      await takeBack(options.name, known, lock)
      throw refused
    })
    const supplies = await part('image, packages and container images', () => gatherSupplies(lab))
    await writeRecord({ ...record, base: supplies.base })
    await createNetwork(lab)
    await part('mirror', () => openMirror(lab, supplies))
    await bootMachines(lab, supplies)
    finish(lab, `The lab "${lab.name}" is up after ${elapsed()}`)
  })
}
