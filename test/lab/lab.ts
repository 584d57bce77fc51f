import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { $, type ProcessPromise, type Shell } from 'zx'

const ROOT = join(import.meta.dirname, '../..')

export interface Lab {
  readonly name: string
  readonly nodes: readonly { readonly name: string; readonly address: string }[]
  readonly clusterFile: string
  /** Makes the lab's mirror fail as its README says; undefined mends it. */
  mirrorFaults(faults: object | undefined): void
}

export interface Ended {
  readonly code: number | null
  readonly text: string
}

const quiet: Shell<false> = $({ cwd: ROOT, nothrow: true, quiet: true })

const ended = async (process: ProcessPromise): Promise<Ended> => {
  const { exitCode, stdout, stderr } = await process
  return { code: exitCode, text: stdout + stderr }
}

const must = async (process: ProcessPromise): Promise<string> => {
  const { code, text } = await ended(process)
  if (code !== 0) throw new Error(`exit code ${code}\n${text}`)
  return text
}

/** Machines as bare as the image, whatever was there under this name before. */
export async function makeLab(name: string, flavour: string, ...flags: string[]): Promise<Lab> {
  await must(
    quiet`npm run --silent lab -- up --force-clean --name ${name} --flavour ${flavour} ${flags}`,
  )
  return openLab(name)
}

/** Machines that are there. */
export function openLab(name: string): Lab {
  const folder = join(ROOT, '.lab', name)
  const { nodes } = JSON.parse(readFileSync(join(folder, 'lab.json'), 'utf8')) as Pick<Lab, 'nodes'>
  const faults = `/var/lib/slipway-lab/${name}/mirror/faults.json`
  return {
    name,
    nodes,
    clusterFile: join(folder, 'cluster.yaml'),
    mirrorFaults: wanted =>
      wanted ? writeFileSync(faults, JSON.stringify(wanted)) : rmSync(faults, { force: true }),
  }
}

export const takeDown = (name: string): Promise<string> =>
  must(quiet`npm run --silent lab -- down --name ${name}`)

/** The lab's own command, for this lab: power, links. */
export const labCommand = (lab: Lab, command: string, ...words: string[]): Promise<string> =>
  must(quiet`npm run --silent lab -- ${command} --name ${lab.name} ${words}`)

/** The power switch of a machine. */
export const reboot = (lab: Lab, machine: string): Promise<string> =>
  labCommand(lab, 'reboot', '--hard', machine)

/** The command as it is shipped. */
export const slipway = (lab: Lab, command: string, ...flags: string[]): ProcessPromise =>
  quiet`node dist/cli/main.js ${command} -f ${lab.clusterFile} ${flags}`

export const ran = (lab: Lab, command: string, ...flags: string[]): Promise<Ended> =>
  ended(slipway(lab, command, ...flags))

/** A program of root's on a machine. */
export const onMachine = (lab: Lab, machine: string, program: string): Promise<string> => {
  const config = join(ROOT, '.lab', lab.name, 'ssh_config')
  return must(quiet({ input: program })`ssh -F ${config} ${machine} sudo sh -s`)
}

export async function until(what: string, seconds: number, holds: () => Promise<boolean>) {
  const deadline = Date.now() + seconds * 1000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`)
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}
