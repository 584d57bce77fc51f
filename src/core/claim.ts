/** A run of slipway as other runs are to know it. Kept on the hosts it works on, so it holds no secret. */
export interface Controller {
  readonly run: string
  /** As it was typed: `slipway up`. */
  readonly command: string
  readonly user: string
  /** Name of the machine that it runs on, not of a host of the cluster. */
  readonly machine: string
  readonly pid: number
  /** When the process began, as `processStart` has it; left out where it cannot be asked. */
  readonly start?: string | undefined
  /** Where its cluster.yaml is. */
  readonly folder: string
  /** Milliseconds since 1970, by its own clock. */
  readonly since: number
}

/** A host in the hands of a run. */
export interface Claim {
  readonly by: Controller
  /** Seconds since the run last said that it is there, by the host's own uptime; since its boot, if that was later. */
  readonly age: number
}

/** A claim that was not renewed for so many seconds is one of a run that is gone, or cannot reach the host. */
export const CLAIM_SECONDS = 120

/** Why a run may be given the place of another. */
export type Succession = 'gone' | 'silent' | 'broken'

export const controllerText = ({
  command,
  user,
  machine,
  pid,
  folder,
  since,
}: Controller): string =>
  `${command} by ${user} on ${machine}, in ${folder}, since ${new Date(since).toISOString().replace(/\.\d+Z$/, 'Z')} (process ${pid})`
