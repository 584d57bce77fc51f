/** A node of a graph: done after those it names. */
export interface Node {
  readonly key: string
  readonly after: readonly string[]
  /** Whether those after it go by what it changes; left out: they do. */
  readonly stirs?: boolean | undefined
}

type Outcome = 'unchanged' | 'changed' | 'failed' | 'blocked'

export interface Turn {
  /** Something that this node needs was changed in this walk. */
  readonly stirred: boolean
  /** Of the nodes that this one needs, the one that ended last; left out where it needs none. */
  readonly waitedFor?: string
}

export interface WalkOptions<N> {
  run(node: N, turn: Turn): Promise<'unchanged' | 'changed' | 'failed'>
  /** Called for a node that is not run, with the nodes that failed; none when the walk was stopped. */
  blocked(node: N, by: readonly string[]): void
  /** No node is started after this fires; those that run are waited for. */
  readonly signal?: AbortSignal | undefined
}

interface Visit {
  readonly outcome: Outcome
  /** It, or something that it needs, was changed in a way that those after it go by. */
  readonly stirred: boolean
  /** The nodes that failed: itself, or those for which it was blocked. */
  readonly by: readonly string[]
}

/**
 * Visits every node as soon as all that it needs are done: no barriers, no order beyond that.
 * What needs a failed node is blocked; everything else goes on.
 */
export async function walk<N extends Node>(
  nodes: readonly N[],
  { run, blocked, signal }: WalkOptions<N>,
): Promise<void> {
  const visits = new Map<string, Promise<Visit>>()
  const ended = new Map<string, number>()
  const visit = async (node: N): Promise<Visit> => {
    const ends = await Promise.all(node.after.map(key => visits.get(key)))
    const needed = ends.filter(end => end !== undefined)
    const by = [...new Set(needed.flatMap(n => n.by))]
    const halted = needed.some(n => n.outcome === 'failed' || n.outcome === 'blocked')
    if (halted || signal?.aborted) {
      blocked(node, by)
      return { outcome: 'blocked', stirred: false, by }
    }
    const stirred = needed.some(n => n.stirred)
    const waitedFor = lastOf(node.after, ended)
    const outcome = await run(node, { stirred, ...(waitedFor !== undefined && { waitedFor }) })
    ended.set(node.key, ended.size)
    const stirs = outcome === 'changed' && node.stirs !== false
    return { outcome, stirred: stirred || stirs, by: outcome === 'failed' ? [node.key] : [] }
  }
  for (const node of nodes) visits.set(node.key, visit(node))
  await Promise.all(visits.values())
}

/** The one with the highest place; undefined where none has any. */
const lastOf = (keys: readonly string[], places: ReadonlyMap<string, number>) =>
  keys
    .filter(key => places.has(key))
    .reduce<string | undefined>(
      (last, key) =>
        last === undefined || (places.get(key) ?? 0) > (places.get(last) ?? 0) ? key : last,
      undefined,
    )
