import { slipway } from '../contenders.ts'
import { labUp, readyLab, withFleet } from '../lab.ts'
import { measure } from '../measure.ts'
import { say } from '../progress.ts'
import type { Result, Sample } from '../result.ts'
import { digits } from '../statistics.ts'

/** A bare machine more, then another. */
export async function addWorker(nodes: number, rounds: number): Promise<Result[]> {
  await readyLab(nodes)
  const samples: Sample[] = []
  for (let round = 1; round <= rounds; round++) {
    await labUp(nodes + round)
    const sample = await withFleet(0, fleet => measure(slipway(fleet, 'up', '--yes').call))
    say(`  round ${round}: ${digits(sample.wall)} s`)
    samples.push(sample)
  }
  return [
    {
      id: `add-${nodes}`,
      title: `A bare worker more, to ${nodes} machines`,
      note: 'The machines that are there learn its name, and nothing else is done to them. Packages and kubeadm only pretend.',
      contenders: [{ name: 'slipway', samples }],
    },
  ]
}
