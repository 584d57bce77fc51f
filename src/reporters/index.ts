import { Problem } from '../core/problem.ts'
import { json } from './json.ts'
import type { OpenReporter, ReporterOptions } from './options.ts'
import { plain } from './plain.ts'
import { terminal } from './terminal.ts'

/** All reporters by name: each only subscribes to the events of a run. */
export const reporters = { terminal, plain, json } satisfies Record<
  string,
  (options?: ReporterOptions) => OpenReporter
>

export type ReporterName = keyof typeof reporters

export interface Surroundings {
  /** The user's own choice. */
  readonly name?: string | undefined
  readonly isTTY: boolean
  /** Whether this runs on a build server. */
  readonly ci: boolean
  /** A terminal that cannot move its cursor, such as one inside an editor. */
  readonly dumb?: boolean
}

/** @throws Problem CONFIG_INVALID when there is no reporter of that name */
export function chooseReporter({ name, isTTY, ci, dumb }: Surroundings): ReporterName {
  if (name === undefined) return isTTY && !ci && !dumb ? 'terminal' : 'plain'
  if (Object.hasOwn(reporters, name)) return name as ReporterName
  throw new Problem('CONFIG_INVALID', `there is no reporter named ${name}`, {
    hint: `use one of: ${Object.keys(reporters).join(', ')}`,
  })
}

export type { OpenReporter, ReporterOptions, Terminal } from './options.ts'
