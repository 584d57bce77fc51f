import { ansibleWays, slipway } from '../contenders.ts'
import { turned } from '../contest.ts'
import type { Fleet } from '../fleet.ts'
import { labUp, withFleet } from '../lab.ts'
import { measure } from '../measure.ts'
import { say } from '../progress.ts'
import type { Result, Sample } from '../result.ts'
import { digits } from '../statistics.ts'

/** The steps of slipway that do what prepare.yml does. */
const STEPS = [
  'hostname',
  'hosts-file',
  'selinux-permissive',
  'swap-off',
  'kernel-modules',
  'sysctl',
  'firewall',
  'package-repositories',
  'time-synced',
  'container-runtime',
  'kube-packages',
  'kubelet',
]

/** Bare machines until the kubelet could start; each contender gets machines of its own. */
export async function prepare(nodes: number, rounds: number): Promise<Result[]> {
  const samples = new Map<string, Sample[]>()
  const ways = [
    (fleet: Fleet) => slipway(fleet, 'up', '--yes', '--step', STEPS.join(',')),
    ...ansibleWays(rounds),
  ]
  for (let round = 1; round <= rounds; round++) {
    for (const way of turned(ways, round)) {
      await labUp(nodes, { bare: true })
      await withFleet(0, async fleet => {
        const entry = way(fleet)
        const sample = await measure(entry.call)
        say(`  round ${round}: ${entry.name}: ${digits(sample.wall)} s`)
        samples.set(entry.name, [...(samples.get(entry.name) ?? []), sample])
      })
    }
  }
  return [
    {
      id: `prepare-${nodes}`,
      title: `Preparation of ${nodes} bare machines`,
      note: 'From bare until the kubelet could start, with the same repositories, files and pinned packages. The packages only pretend, so that what is timed is the way and not the unpacking.',
      contenders: [...samples].map(([name, taken]) => ({ name, samples: taken })),
    },
  ]
}
