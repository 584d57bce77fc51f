import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { $ } from 'zx'
import { slipway } from './contenders.ts'
import { type Fleet, openFleet } from './fleet.ts'
import { measure } from './measure.ts'
import { say } from './progress.ts'

const NAME = 'bench'
const ROOT = join(import.meta.dirname, '../..')
export const LAB = join(ROOT, '.lab', NAME)
const quietly = $({ quiet: true, cwd: ROOT })

export interface LabOptions {
  /** Machines as they come, whatever there was. */
  readonly bare?: boolean
  /** Left out: packages that only pretend. */
  readonly real?: boolean
}

/** What there is of the lab, which an earlier run may have left. */
async function known(): Promise<{ nodes: number; real: boolean }> {
  const file = join(LAB, 'lab.json')
  if (!existsSync(file)) return { nodes: 0, real: false }
  const { nodes, mirror } = JSON.parse(await readFile(file, 'utf8'))
  return { nodes: nodes.length, real: !mirror.packages.endsWith('/fast') }
}

export async function labUp(
  nodes: number,
  { bare = false, real = false }: LabOptions = {},
): Promise<void> {
  say(`  lab: ${nodes} machines${bare ? ', bare' : ''}`)
  if (bare || (await known()).real !== real) await labDown()
  const kind = real ? [] : ['--fast']
  await quietly`npm run --silent lab -- up --name ${NAME} --flavour el7 --nodes ${nodes} ${kind}`
}

export const labDown = () => quietly`npm run --silent lab -- down --name ${NAME}`.then(() => {})

/** A cluster of so many machines that is as wanted. A smaller one grows; a larger one is made anew. */
export async function readyLab(
  nodes: number,
  { real = false }: Pick<LabOptions, 'real'> = {},
): Promise<void> {
  await labUp(nodes, { bare: real || (await known()).nodes > nodes, real })
  await withFleet(0, async fleet => {
    say('  slipway up')
    await measure({ ...slipway(fleet, 'up', '--yes').call, light: true })
  })
}

/** The machines of the lab, so far away. */
export async function withFleet<T>(
  roundTrip: number,
  work: (fleet: Fleet) => Promise<T>,
): Promise<T> {
  const fleet = await openFleet(LAB, roundTrip)
  try {
    return await work(fleet)
  } finally {
    await fleet.close()
  }
}

/** A program for root on one machine. */
export const onMachine = (machine: string, program: string) =>
  quietly({ input: program })`ssh -F ${join(LAB, 'ssh_config')} ${machine} sudo -n sh -se`
