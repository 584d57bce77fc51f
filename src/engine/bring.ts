import type { Change } from '../core/change.ts'
import { systemClock } from '../core/clock.ts'
import type { Cluster } from '../core/cluster.ts'
import { script } from '../core/command.ts'
import type { Pair } from '../core/graph.ts'
import { Problem } from '../core/problem.ts'
import type { Site } from '../core/step.ts'
import { known, survey } from './knowledge.ts'
import { programs } from './program.ts'
import { type Patience, whilePassing } from './retry.ts'
import type { Run } from './session.ts'
import { openSite } from './site.ts'

export interface Brought {
  readonly changes: readonly Change[]
}

export interface Hooks {
  /** Awaited before the host is touched. */
  started(changes: readonly Change[]): Promise<void>
  output(line: string): void
}

const NO_PATIENCE: Patience = { limit: 0, retrying: () => {} }

/** Milliseconds in which what was done shows at the latest. A failure that stays is told within ten seconds. */
const EFFECT_MS = 8000

const PAUSE_MS = 2000

/**
 * What is still missing. An API server that does not answer in time tells the same as one that has nothing, so that what is
 * missing is looked for again.
 */
async function lookUntilDone(
  look: () => Promise<readonly Change[]>,
  { limit, clock = systemClock, signal }: Patience,
): Promise<readonly Change[]> {
  const until = clock.monotonic() + Math.min(EFFECT_MS, limit)
  for (;;) {
    const left = await look()
    if (left.length === 0 || signal?.aborted || clock.monotonic() + PAUSE_MS > until) return left
    await clock.pause(PAUSE_MS, signal).catch(() => {})
  }
}

/** What a step runs by itself ends, as plain actions do, with the first command that fails. */
const strict = (site: Site): Site => ({
  ...site,
  run: (host, command) => site.run(host, script([command])),
})

/**
 * Makes one step true of one host: asks its facts again, acts on what is missing, asks once more.
 * What fails for a reason that passes is tried again, from the facts on.
 *
 * @throws Problem NOT_CONVERGED when something is still missing afterwards
 */
export async function bring(
  { step, host }: Pair,
  cluster: Cluster,
  { id: run, fleet, by }: Pick<Run, 'id' | 'fleet' | 'by'>,
  hooks: Hooks,
  patience: Patience = NO_PATIENCE,
): Promise<Brought> {
  const target = { host, cluster }
  const look = async () => {
    const facts = step.facts(target)
    return step.diff(known(facts, host, await survey(fleet, [{ host, facts }])), target)
  }

  const changes = await look()
  if (changes.length === 0) return { changes }

  await hooks.started(changes)
  const site = openSite(fleet, `${run}.${step.id}.${host.name}`, hooks.output, {
    by,
    waits: step.waits ? host : undefined,
  })
  const act = async (changes: readonly Change[]) => {
    if (step.perform) return step.perform(changes, target, strict(site))
    const actions = changes.flatMap(c => c.actions)
    for (const { host: on, command } of programs(actions, host)) await site.run(on, command)
  }
  let fresh: readonly Change[] | undefined = changes
  await whilePassing(async () => {
    const todo = fresh ?? (await look())
    fresh = undefined
    if (todo.length > 0) await act(todo)
  }, patience)

  const left = await lookUntilDone(look, patience)
  if (left.length > 0)
    throw new Problem(
      'NOT_CONVERGED',
      `still to do afterwards: ${left.map(c => c.summary).join('; ')}`,
      {
        hint: 'something on the host undoes it, or the command did not do what it says; look at the host, then run up again',
      },
    )
  return { changes }
}
