import { describe, expect, test, vi } from 'vitest'
import type { Change } from '../../src/core/change.ts'
import { systemClock } from '../../src/core/clock.ts'
import { Command, sh } from '../../src/core/command.ts'
import type { Host } from '../../src/core/host.ts'
import { Problem } from '../../src/core/problem.ts'
import { defineStep, type Step } from '../../src/core/step.ts'
import { bring } from '../../src/engine/bring.ts'
import { openFleet } from '../../src/engine/fleet.ts'
import { localTransport } from '../../src/transport/local.ts'
import { append, fail, put, toyCluster, toyStep, value } from './toy.ts'
import { readDetached } from './toy-shell.ts'
import { World } from './world.ts'

const cluster = toyCluster(1)
const [master, worker] = cluster.hosts as readonly [Host, Host]

/** Brings one step to `worker1`, and writes down what was told beside what reached the host. */
async function brought(
  step: Step,
  world = new World(),
  started: () => Promise<void> = async () => {},
) {
  const fleet = await openFleet(world.controller().connect, cluster.hosts, () => {})
  world.log.length = 0
  const lines: string[] = []
  const { changes } = await bring(
    { step, host: worker, after: [] },
    cluster,
    { id: 'r', fleet },
    {
      async started(changes: readonly Change[]) {
        world.log.push(`started ${changes.map(c => c.summary)}`)
        await started()
        world.log.push('written')
      },
      output: line => lines.push(line),
    },
  )
  return { changes: changes.map(c => c.summary), log: world.log, lines }
}

describe('bring', () => {
  test('asks, tells, acts, asks again, in this order', async () => {
    const { changes, log, lines } = await brought(toyStep('a'))
    expect(changes).toEqual(['set a'])
    expect(log).toEqual([
      ...['worker1 ask 1', 'started set a', 'written', 'worker1 run a', 'worker1 ask 1'],
    ])
    expect(lines).toEqual(['put a 1'])
  })

  test('what became true since the plan is left alone', async () => {
    const world = new World()
    world.set('worker1', 'a', '1')
    expect(await brought(toyStep('a'), world)).toMatchObject({
      changes: [],
      log: ['worker1 ask 1'],
    })
  })

  test('a host is not touched when the journal cannot be written', async () => {
    const world = new World()
    const full = () => Promise.reject(new Error('no space left on device'))
    await expect(brought(toyStep('a'), world, full)).rejects.toThrow('no space left')
    expect(world.log).toEqual(['worker1 ask 1', 'started set a'])
  })

  test('waits until the journal is written', async () => {
    const world = new World()
    let written = () => {}
    const disk = new Promise<void>(resolve => {
      written = resolve
    })
    const done = brought(toyStep('a'), world, () => disk)
    await vi.waitFor(() => expect(world.log).toContain('started set a'))
    await new Promise(setImmediate)
    expect(world.log).toEqual(['worker1 ask 1', 'started set a'])
    written()
    expect((await done).log).toContain('worker1 run a')
  })

  test('what is left over is an error that names it', async () => {
    await expect(brought(toyStep('a', { commands: [put('other', '1')] }))).rejects.toMatchObject({
      code: 'NOT_CONVERGED',
      message: 'still to do afterwards: set a',
    })
  })

  test('a program that fails ends the step, and says which part it was', async () => {
    const world = new World()
    const step = toyStep('a', { commands: [put('x', '1'), fail(3), put('a', '1')] })
    await expect(brought(step, world)).rejects.toMatchObject({
      code: 'COMMAND_FAILED',
      message: 'exit code 3: toy fail 3',
      host: 'worker1',
      evidence: ['put x 1', 'about to fail'],
    })
    expect(world.state().worker1).toEqual({ x: '1' })
  })

  test('actions run where they belong', async () => {
    const { log } = await brought(toyStep('a', { on: () => master }))
    expect(log).toEqual([
      ...['master ask 1', 'started set a', 'written', 'master run a', 'master ask 1'],
    ])
  })

  test('a step that performs by itself has its actions left out, and asks whom it likes', async () => {
    const world = new World()
    world.set('master', 'token', 'xyz')
    const step = defineStep({
      ...toyStep('a', { commands: [append('never', '1')] }),
      async perform(changes, { host }, site) {
        expect(changes.map(c => c.summary)).toEqual(['set a'])
        const { token } = await site.ask(master, { token: value('token') })
        const { stdout } = await site.run(host, put('token', `${token}`))
        expect(stdout).toBe('put token xyz\n')
        await site.run(host, put('a', '1'))
      },
    })
    const { lines } = await brought(step, world)
    expect(lines).toEqual(['put token xyz', 'put a 1'])
    expect(world.state().worker1).toEqual({ token: 'xyz', a: '1' })
    expect([...world.machine('worker1').programs.keys()]).toEqual([
      'r.a.worker1.1',
      'r.a.worker1.2',
    ])
  })

  test('what such a step runs ends with the first command that fails, as plain actions do', async () => {
    const { connect } = new World().controller()
    const sent: string[] = []
    const fleet = await openFleet(
      async host => {
        const transport = await connect(host)
        const run: typeof transport.run = (command, options) => {
          sent.push(command.reveal())
          return transport.run(command, options)
        }
        return { ...transport, run }
      },
      cluster.hosts,
      () => {},
    )
    const step: Step = {
      ...toyStep('a'),
      async perform(_changes, { host }, site) {
        await site.run(
          host,
          sh`echo begun
false
echo never`,
        )
        await site.run(host, put('a', '1'))
      },
    }
    const hooks = { started: async () => {}, output: () => {} }
    await bring({ step, host: worker, after: [] }, cluster, { id: 'r', fleet }, hooks)
    const lines = sent.filter(text => text.includes('echo begun')).map(t => readDetached(t).lines)
    const output = await localTransport().run(new Command(lines[0]?.join('\n') ?? ''))
    expect(output).toMatchObject({ code: 1, stdout: 'begun\n' })
  })

  test.each([1, 2, 3, 4, 5, 6, 7])(
    'a link lost at point %i of a program loses no line and no evidence',
    async n => {
      const world = new World()
      let during = 0
      world.inject = (_, what) => (what === 'worker1 during' && ++during === n ? 'lost' : undefined)
      const commands = [put('x', '1'), put('y', '2'), fail(3)]
      const error = await brought(toyStep('a', { commands }), world).catch(e => e)
      expect(error).toMatchObject({
        message: 'exit code 3: toy fail 3',
        evidence: ['put x 1', 'put y 2', 'about to fail'],
      })
      expect(world.log.filter(l => l === 'worker1 run a')).toHaveLength(1)
      expect(during).toBeGreaterThanOrEqual(n)
    },
  )
})

describe('bring, when a failure may pass', () => {
  const locked = 'E: Could not get lock /var/lib/dpkg/lock-frontend'

  test('tries again from the facts on, and tells why', async () => {
    const world = new World()
    const fleet = await openFleet(world.controller().connect, cluster.hosts, () => {})
    let failures = 2
    const step: Step = {
      ...toyStep('a'),
      async perform(changes, _target, site) {
        if (failures-- > 0)
          throw new Problem('COMMAND_FAILED', 'exit code 100', { evidence: [locked] })
        for (const action of changes.flatMap(c => c.actions))
          if ('run' in action) await site.run(worker, action.run)
      },
    }
    const retrying = vi.fn()
    const { changes } = await bring(
      { step, host: worker, after: [] },
      cluster,
      { id: 'r', fleet },
      { started: async () => {}, output: () => {} },
      { limit: 1000, first: 1, retrying },
    )
    expect(changes.map(c => c.summary)).toEqual(['set a'])
    expect(retrying.mock.calls.map(([retry]) => retry.attempt)).toEqual([2, 3])
    expect(world.log.filter(entry => entry.includes('run'))).toEqual(['worker1 run a'])
  })
})

describe('bring, when what was done does not show at once', () => {
  /** The first looks after the step has acted see nothing, as when nobody answers in time. */
  const bringLate = async (blind: number) => {
    const world = new World()
    const fleet = await openFleet(world.controller().connect, cluster.hosts, () => {})
    const step = toyStep('a')
    let looks = 0
    const late: Step = {
      ...step,
      diff(known, target) {
        const look = looks++
        return step.diff(look > 0 && look <= blind ? { now: undefined } : known, target)
      },
    }
    let now = 0
    const clock = {
      ...systemClock,
      monotonic: () => now,
      async pause(ms: number) {
        now += ms
      },
    }
    const done = bring(
      { step: late, host: worker, after: [] },
      cluster,
      { id: 'r', fleet },
      { started: async () => {}, output: () => {} },
      { limit: 120_000, clock, retrying: () => {} },
    )
    return { done, looked: () => looks, waited: () => now }
  }

  test('it is looked for again', async () => {
    const { done, looked, waited } = await bringLate(3)
    await expect(done).resolves.toMatchObject({ changes: [{ summary: 'set a' }] })
    expect(looked()).toBe(5)
    expect(waited()).toBe(6000)
  })

  test('for less than the ten seconds in which a failure is told', async () => {
    const { done, waited } = await bringLate(Number.POSITIVE_INFINITY)
    await expect(done).rejects.toMatchObject({ code: 'NOT_CONVERGED' })
    expect(waited()).toBe(8000)
  })
})
