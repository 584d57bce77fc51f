import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { $ } from 'zx'
import { findLab } from '../../scripts/lab/machines/find.ts'
import { describeLab, type Machine } from '../../scripts/lab/machines/lab.ts'
import { launch } from '../../scripts/lab/machines/launch.ts'
import { cutPower } from '../../scripts/lab/machines/power.ts'
import { readRecord } from '../../scripts/lab/machines/record.ts'
import { waitForBoot } from '../../scripts/lab/machines/wait-for-boot.ts'
import { type Lab, makeLab, onMachine, openLab, takeDown } from '../lab/lab.ts'
import type { Start, Where } from './fault.ts'
import { startRun } from './run.ts'
import { toldIn } from './told.ts'

const shell = $({ quiet: true })

/** Machines of one kind that can be put back to where they were. */
export interface Bench {
  readonly lab: Lab
  readonly where: Where
  /** Brings the machines to that state, from whatever they are in. */
  goTo(start: Start): Promise<void>
  /** What the machines are in after an `up` that ended well; or nobody knows. */
  now(state: 'whole' | 'unknown'): void
  close(): Promise<void>
}

/** What every cluster of the table asks for beyond the lab's own file, so that each step has something to do. */
function complete(file: string, { nodes }: Where): void {
  const document = parseDocument(readFileSync(file, 'utf8'))
  if (nodes > 1) document.setIn(['hosts', 'worker1', 'labels'], { disktype: 'ssd' })
  // nginx may not run on a control plane, and there is nothing else.
  else document.set('smokeTest', false)
  writeFileSync(file, String(document))
}

const makeMachines = async (name: string, where: Where): Promise<Lab> => {
  const flags = ['--nodes', String(where.nodes), ...(where.kubernetes === 'real' ? [] : ['--fast'])]
  const lab = await makeLab(name, where.flavour, ...flags)
  complete(lab.clusterFile, where)
  return lab
}

/** Machines of that kind and their copies, left by an earlier run. */
async function leftOver(name: string, where: Where): Promise<Lab | undefined> {
  const record = await readRecord(name)
  if (!record || !existsSync(join(describeLab(record).stateDir, 'copies/bare'))) return undefined
  const real = where.kubernetes === 'real'
  const same =
    record.flavour === where.flavour && record.nodes === where.nodes && record.fast !== real
  return same ? openLab(name) : undefined
}

/**
 * Makes the machines. Their states are copies of their disks, taken and put back while they are without power:
 * what a fault has left cannot reach the next one.
 */
export async function openBench(name: string, where: Where, program: string): Promise<Bench> {
  const found = await leftOver(name, where)
  const lab = found ?? (await makeMachines(name, where))
  const inside = await findLab(name)
  const { machines } = inside
  const workers = machines.slice(1)
  const wanted = readFileSync(lab.clusterFile, 'utf8')
  let state: Start | 'unknown' = 'unknown'

  const copyOf = (of: string, machine: Machine) => join(inside.stateDir, 'copies', of, machine.name)
  const each = (which: readonly Machine[], work: (machine: Machine) => Promise<unknown>) =>
    Promise.all(which.map(work))
  const boot = (which: readonly Machine[]) =>
    each(which, async machine => {
      await launch(inside, machine, inside.base ?? '')
      await waitForBoot(inside, machine)
    })
  const keep = async (as: string) => {
    await each(machines, async machine => {
      await onMachine(lab, machine.name, 'sync')
      await cutPower(machine)
      const copy = copyOf(as, machine)
      await mkdir(copy, { recursive: true })
      await shell`cp -a ${['upper', 'var'].map(part => join(machine.dir, part))} ${copy}`
    })
    await boot(machines)
  }
  const putBack = async (as: string, which: readonly Machine[]) => {
    lab.mirrorFaults(undefined)
    await each(which, async machine => {
      await cutPower(machine)
      for (const part of ['upper', 'var', 'work'])
        await rm(join(machine.dir, part), { recursive: true, force: true })
      await mkdir(join(machine.dir, 'work'))
      await shell`cp -a ${['upper', 'var'].map(part => join(copyOf(as, machine), part))} ${machine.dir}`
    })
    await boot(which)
  }
  const has = (as: string) => existsSync(copyOf(as, machines[0] as Machine))
  const up = async (...words: string[]) => {
    const run = startRun(program, ['up', '-f', lab.clusterFile, '--yes', ...words])
    const ended = await run.ended
    if (ended.code !== 0)
      throw new Error(`cannot get the machines there: ${toldIn(ended).join('; ')}`)
  }
  const forget = () => rm(join(lab.clusterFile, '../.slipway'), { recursive: true, force: true })

  if (!found) await keep('bare')
  const prepared = async () => {
    if (has('prepared')) return putBack('prepared', machines)
    await putBack('bare', machines)
    await up('--step', 'kubelet', '--step', 'images')
    await keep('prepared')
  }
  const whole = async () => {
    await prepared()
    await up()
  }
  const goTo: Record<Start, (from: Start | 'unknown') => Promise<void>> = {
    bare: () => putBack('bare', machines),
    prepared,
    whole,
    async unjoined(from) {
      if (from !== 'whole' || !has('prepared')) await whole()
      await putBack('prepared', workers)
      for (const { name } of workers)
        await onMachine(lab, 'master', `kubectl delete node ${name} --ignore-not-found`)
    },
  }
  return {
    lab,
    where,
    async goTo(start) {
      if (start === 'whole' && state === 'whole') return
      await forget()
      writeFileSync(lab.clusterFile, wanted)
      const from = state
      // A way that breaks off leaves machines of which nothing is known.
      state = 'unknown'
      await goTo[start](from)
      state = start
    },
    now(after) {
      const same = readFileSync(lab.clusterFile, 'utf8') === wanted
      state = same ? after : 'unknown'
    },
    close: async () => void (await takeDown(name)),
  }
}
