import { ansibles, slipway } from '../contenders.ts'
import { contest } from '../contest.ts'
import { onMachine, readyLab, withFleet } from '../lab.ts'
import type { Result } from '../result.ts'

/** One machine has lost a file. */
export async function drift(nodes: number, rounds: number, peerRounds: number): Promise<Result[]> {
  await readyLab(nodes)
  const contenders = await withFleet(0, fleet =>
    contest(
      [slipway(fleet, 'up', '--yes'), ...(peerRounds > 0 ? ansibles(fleet, peerRounds) : [])],
      {
        rounds,
        before: () => onMachine('worker1', 'rm -f /etc/modules-load.d/k*s.conf'),
      },
    ),
  )
  return [
    {
      id: `drift-${nodes}`,
      title: `One file is missing on one of ${nodes} machines`,
      note: 'Until it is there again. slipway asks the machine once more before it writes, and once after.',
      contenders,
    },
  ]
}
