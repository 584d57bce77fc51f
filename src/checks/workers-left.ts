import { type Check, defineCheck } from '../core/check.ts'
import { leader } from '../core/cluster.ts'
import { leftOver } from '../facts/left-over.ts'

/** For a reset of some hosts: workers that would be left without their control plane. */
export const workersLeft = (named: ReadonlySet<string>): Check =>
  defineCheck({
    id: 'workers-left',
    title: 'no worker is left without its control plane',
    facts: ({ cluster }) => ({ left: leftOver(cluster) }),
    judge: (known, cluster) =>
      [...known]
        .filter(([{ name, role }, { left }]) => {
          const stays = role === 'worker' && !named.has(name)
          return stays && left.marker?.cluster === cluster.name
        })
        .filter(() => named.has(leader(cluster).name))
        .map(([{ name }]) => ({
          host: name,
          level: 'warning',
          message: 'stays joined to a control plane that will be no more',
          hint: 'slipway up joins it to the next one; or name it with --host too',
        })),
  })
