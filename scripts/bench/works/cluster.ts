import { join } from 'node:path'
import { bareCommands } from '../bare-commands.ts'
import { LAB, labDown, labUp } from '../lab.ts'
import { say } from '../progress.ts'
import type { Result, Sample } from '../result.ts'
import { slipwayPhases } from '../slipway-phases.ts'
import { digits } from '../statistics.ts'

const WAYS = { slipway: slipwayPhases, 'bare commands': bareCommands }

/** A whole real cluster from three bare machines; each run gets machines of its own. */
export async function cluster(rounds: number): Promise<Result[]> {
  const samples = new Map<string, Sample[]>()
  await labDown()
  for (let round = 1; round <= rounds; round++)
    for (const [name, run] of Object.entries(WAYS)) {
      await labUp(3, { bare: true, real: true })
      const took = await run(join(LAB, 'cluster.yaml'))
      const wall = Object.values(took).reduce((sum, seconds) => sum + seconds, 0)
      const phases = Object.entries(took).map(([phase, s]) => `${phase} ${digits(s)}`)
      say(`  round ${round}: ${name}: ${digits(wall)} s (${phases.join(', ')})`)
      samples.set(name, [...(samples.get(name) ?? []), { wall }])
    }
  await labDown()
  return [
    {
      id: 'cluster',
      title: 'A whole cluster from three bare machines',
      note: 'Real packages, real kubeadm, until nginx answers on every node. The bare commands are those of the notes in a script that knows everything beforehand, looks at nothing, and overlaps whatever can overlap. Processor and memory are not measured here: slipway runs within the bench.',
      contenders: [...samples].map(([name, taken]) => ({ name, samples: taken })),
    },
  ]
}
