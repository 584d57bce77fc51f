import { checks } from '../../src/checks/index.ts'
import type { Target } from '../../src/core/cluster.ts'
import type { Facts } from '../../src/core/fact.ts'
import type { Step } from '../../src/core/step.ts'
import { steps } from '../../src/steps/index.ts'
import type { Wanted } from './attempt.ts'
import { byHand } from './hardware.ts'
import { Machine } from './machine/machine.ts'
import { toyCluster } from './toy-cluster.ts'
import { World } from './world.ts'

export type Shape = `${'el7' | 'debian12'}-${1 | 2 | 3}`

/** So many machines of each kind. One alone is control plane and worker at once. */
export const SHAPES: readonly Shape[] = [
  'el7-1',
  'el7-2',
  'el7-3',
  'debian12-1',
  'debian12-2',
  'debian12-3',
]

const wanted = new Map<string, Wanted>()

/** What slipway is to bring about, with the hosts that it is told to adopt. */
export function wantedOf(shape: Shape, adopted: readonly string[] = []): Wanted {
  const key = [shape, ...adopted].join(' ')
  const known = wanted.get(key)
  if (known) return known
  const count = Number(shape.at(-1))
  const workers = Array.from(
    { length: count - 1 },
    (_, i) =>
      `  worker${i + 1}: { address: 192.168.56.${i + 11}, role: worker, labels: { disk: ssd${i} } }\n`,
  )
  const alone = count === 1 ? ', taints: []' : ''
  const plain = toyCluster(`cluster: sim
preset: notes-2020
hosts:
  master: { address: 192.168.56.10, role: control-plane${alone} }
${workers.join('')}`)
  const hosts = plain.hosts.map(h => (adopted.includes(h.name) ? { ...h, adopt: true } : h))
  const cluster = { ...plain, hosts }
  const fresh = { cluster, steps: steps.map(once), checks: checks.map(once) }
  wanted.set(key, fresh)
  return fresh
}

/** Asks a step or a check for its facts once for each host: they are pure, and the clusters here are few. */
function once<S extends Pick<Step, 'facts'>>(asks: S): S {
  const known = new Map<string, Facts>()
  return {
    ...asks,
    facts(target: Target) {
      const { name } = target.host
      const facts = known.get(name) ?? asks.facts(target)
      known.set(name, facts)
      return facts
    },
  }
}

/** What its user has on every machine, and finds there afterwards. */
const BELONGINGS = `printf '10.1.1.1 printer\\n' >> /etc/hosts
mkdir -p /srv/data
printf 'mine\\n' > /srv/data/notes`

/** Machines as somebody gives them to slipway. */
export function bare(shape: Shape, seed: number): World<Machine> {
  const flavour = shape.startsWith('el7') ? 'el7' : 'debian12'
  const { hosts } = wantedOf(shape).cluster
  const world = World.of<Machine>(
    seed,
    hosts,
    ({ name, address }, around) => new Machine(name, flavour, address, around),
  )
  for (const { name } of hosts) {
    byHand(world.hardware(name), BELONGINGS)
    world.hardware(name).files.sync()
  }
  return world
}

export const forked = (world: World<Machine>, seed: number): World<Machine> =>
  world.fork(seed, (machine, around) => machine.fork(around))
