import { nearest } from '../config/nearest.ts'
import type { Cluster } from '../core/cluster.ts'
import type { Pair } from '../core/graph.ts'
import { Problem } from '../core/problem.ts'
import type { Step } from '../core/step.ts'

/** Part of a run, chosen by hand. */
export interface ChoiceOptions {
  readonly host?: readonly string[]
  readonly step?: readonly string[]
  readonly from?: string
}

function mustBe(kind: string, names: readonly string[], known: readonly string[]): string[] {
  return names
    .filter(name => !known.includes(name))
    .map(name => {
      const near = nearest(name, known)
      return `there is no ${kind} named ${name}${near ? `; did you mean ${near}?` : ''}`
    })
}

/** @throws Problem CONFIG_INVALID for hosts that do not exist, all of them at once */
export function mustBeHosts(names: readonly string[], { hosts }: Cluster): void {
  const known = hosts.map(h => h.name)
  const wrong = mustBe('host', names, known)
  if (wrong.length > 0)
    throw new Problem('CONFIG_INVALID', wrong.join('; '), {
      hint: `the hosts of cluster.yaml are: ${known.join(', ')}`,
    })
}

/**
 * Which pairs the options choose; undefined when they leave it open.
 *
 * @throws Problem CONFIG_INVALID for a host or step that does not exist, all of them at once
 */
export function choice(
  { host = [], step = [], from }: ChoiceOptions,
  cluster: Cluster,
  steps: readonly Step[],
): ((pair: Pair) => boolean) | undefined {
  const ids = steps.map(s => s.id)
  const wrong = [
    ...mustBe(
      'host',
      host,
      cluster.hosts.map(h => h.name),
    ),
    ...mustBe('step', [...step, ...(from === undefined ? [] : [from])], ids),
  ]
  if (wrong.length > 0)
    throw new Problem('CONFIG_INVALID', wrong.join('; '), {
      hint: 'slipway steps lists the steps; the hosts are those of cluster.yaml',
    })
  if (host.length === 0 && step.length === 0 && from === undefined) return undefined
  const first = from === undefined ? 0 : ids.indexOf(from)
  return pair =>
    (host.length === 0 || host.includes(pair.host.name)) &&
    (step.length === 0 || step.includes(pair.step.id)) &&
    ids.indexOf(pair.step.id) >= first
}
