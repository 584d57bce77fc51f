import { join } from 'node:path'
import { $, type Shell } from 'zx'
import type { Session } from './session.ts'
import type { SvgOptions } from './svg.ts'

export const ROOT = join(import.meta.dirname, '../..')
const MAIN = join(ROOT, 'dist/cli/main.js')

/** A command of the checkout, quietly; throws where it fails. */
export const shell: Shell<false> = $({ cwd: ROOT, quiet: true })

/** Machines of the lab that a recording is made on. */
export interface Stage {
  /** The lab's folder, with cluster.yaml and ssh_config. */
  readonly folder: string
  readonly addresses: readonly string[]
  /** Where packages and images come from. */
  readonly mirror: { readonly packages: string; readonly registry: string }
  /** Runs a program as root on the first machine. */
  onMaster(program: string): Promise<unknown>
}

/** Something worth seeing, as docs/<name>.cast and docs/<name>.svg. */
export interface Recording {
  readonly name: string
  readonly title: string
  readonly machines: number
  readonly size: { readonly columns: number; readonly rows: number }
  readonly picture: SvgOptions
  /** Before the recording begins: what the shell is told, and where it starts. */
  prepare(stage: Stage): Promise<{
    readonly folder: string
    readonly prepare: string
    readonly within?: readonly string[]
  }>
  play(session: Session, stage: Stage): Promise<void>
}

/** The commands of a recording: slipway as it was built, and kubectl of the first machine. */
export const commandsOf = ({ folder }: Pick<Stage, 'folder'>): string =>
  `slipway() { node ${MAIN} "$@"; }\nkubectl() { ssh -F ${join(folder, 'ssh_config')} master kubectl "$@"; }`

/** The command outside of what is recorded. */
export const slipway = (stage: Stage, ...words: readonly string[]) =>
  shell`node ${MAIN} ${words} -f ${join(stage.folder, 'cluster.yaml')}`
