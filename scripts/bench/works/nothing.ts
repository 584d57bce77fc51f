import { ansibles, plainSsh, sharedSsh, slipway } from '../contenders.ts'
import { contest } from '../contest.ts'
import { readyLab, withFleet } from '../lab.ts'
import type { Result } from '../result.ts'

export interface NothingOptions {
  readonly nodes: number
  readonly rounds: number
  /** ms that each round trip takes longer. */
  readonly roundTrip?: number
  /** In how many rounds Ansible takes part, which takes long. */
  readonly peerRounds: number
}

/** All is as wanted: how long until that is known. */
export async function nothing({
  nodes,
  rounds,
  roundTrip = 0,
  peerRounds,
}: NothingOptions): Promise<Result[]> {
  await readyLab(nodes)
  const contenders = await withFleet(roundTrip, async fleet => {
    const few = [slipway(fleet, 'up', '--yes'), plainSsh(fleet), sharedSsh(fleet)]
    // Five at a time, Ansible's defaults would take a quarter of an hour, and say nothing new.
    const peers = ansibles(fleet, peerRounds).slice(nodes > 20 ? 1 : 0)
    return contest([...few, ...(peerRounds > 0 ? peers : [])], { rounds })
  })
  const far = roundTrip > 0 ? `, ${roundTrip} ms away` : ''
  return [
    {
      id: `nothing-${nodes}${roundTrip > 0 ? `-${roundTrip}ms` : ''}`,
      title: `Nothing to do, ${nodes} machines${far}`,
      note: 'slipway looks at the preparation and the whole cluster, Ansible at the preparation alone. ssh sends the very questions of slipway and reads no answer. All begin without a connection, but the one that says so.',
      contenders,
    },
  ]
}
