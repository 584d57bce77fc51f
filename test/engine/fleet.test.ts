import { describe, expect, test } from 'vitest'
import type { Host } from '../../src/core/host.ts'
import { Problem } from '../../src/core/problem.ts'
import { openFleet } from '../../src/engine/fleet.ts'
import { memoryHost } from '../../src/transport/memory.ts'
import { toyCluster } from './toy.ts'
import { World } from './world.ts'

const [master, worker] = toyCluster(1).hosts as readonly [Host, Host]

describe('fleet', () => {
  test('says of each host why it cannot be used', async () => {
    const world = new World()
    world.down.set('master', new Problem('HOST_UNREACHABLE', 'no route to it'))
    const fleet = await openFleet(world.controller().connect, [master, worker], () => {})
    expect([...fleet.unreachable.keys()]).toEqual(['master'])
    expect(() => fleet.on(master)).toThrow('no route to it')
    expect(() => fleet.on({ ...worker, name: 'other' })).toThrow('other is not connected')
  })

  test('closes all, also when one cannot', async () => {
    const closed: string[] = []
    const fleet = await openFleet(
      async host => ({
        ...(await memoryHost().connect(host)),
        async close() {
          closed.push(host.name)
          if (host === master) throw new Error('broken pipe')
        },
      }),
      [master, worker],
      () => {},
    )
    await fleet.close()
    expect(closed).toEqual(['master', 'worker1'])
  })
})
