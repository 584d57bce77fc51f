import { type Diagnosis, diagnose, explain } from '../causes/explain.ts'
import { specific } from '../causes/index.ts'
import type { Host } from '../core/host.ts'
import { Problem } from '../core/problem.ts'
import { lookout } from '../render/lookout.ts'
import type { Fleet } from './fleet.ts'
import { known, survey } from './knowledge.ts'

/** Milliseconds until the first look at a host on which something is waited for; each pause is longer than the last. */
const FIRST_MS = 3000
const MORE_MS = 1000
const LONGEST_MS = 10_000

/** What a host has shown since a moment ago that no waiting mends. */
async function hopelessOn(host: Host, fleet: Fleet, since: number): Promise<Diagnosis | undefined> {
  const ago = Math.ceil((fleet.clock.monotonic() - since) / 1000)
  const facts = { said: lookout(ago) }
  const { said } = known(facts, host, await survey(fleet, [{ host, facts }]))
  return said.map(line => diagnose([line], specific)).find(found => found?.cause.hopeless)
}

/**
 * Follows a program that waits for what happens on a host, and looks there meanwhile. What no waiting mends ends
 * the following, not the program: it ends by itself, or well if the cause is removed before.
 *
 * @throws Problem COMMAND_FAILED with that cause
 */
export async function onLookout<T>(
  { fleet, host, what }: { readonly fleet: Fleet; readonly host: Host; readonly what: string },
  follow: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { clock } = fleet
  const since = clock.monotonic()
  const ended = new AbortController()
  const vain = new AbortController()
  let found: Diagnosis | undefined
  const watch = async () => {
    for (let wait = FIRST_MS; !found; wait = Math.min(wait + MORE_MS, LONGEST_MS)) {
      await clock.pause(wait, ended.signal)
      // A host that does not answer now shows nothing; the program is followed as before.
      found = await hopelessOn(host, fleet, since).catch(() => undefined)
    }
    if (!ended.signal.aborted) vain.abort()
  }
  watch().catch(() => {})
  try {
    return await follow(vain.signal)
  } catch (error) {
    if (!found || !vain.signal.aborted) throw error
    const evidence = [found.line]
    throw explain(
      new Problem('COMMAND_FAILED', `${what} would wait in vain`, { host: host.name, evidence }),
    )
  } finally {
    ended.abort()
  }
}
