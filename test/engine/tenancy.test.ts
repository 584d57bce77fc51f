import { expect, test, vi } from 'vitest'
import type { Clock } from '../../src/core/clock.ts'
import { systemClock } from '../../src/core/clock.ts'
import type { Host } from '../../src/core/host.ts'
import { Problem } from '../../src/core/problem.ts'
import type { Fleet } from '../../src/engine/fleet.ts'
import { hold } from '../../src/engine/tenancy.ts'
import type { Transport } from '../../src/transport/transport.ts'
import { toyCluster } from './toy.ts'

const cluster = toyCluster(1)
const [master, worker1] = cluster.hosts as [Host, Host]
const by = {
  run: 'r',
  command: 'up',
  user: 'ann',
  machine: 'desk',
  pid: 7,
  folder: '/lab',
  since: 0,
}
const said = { code: 0, stdout: '', stderr: '', at: 0 }

/** Hosts that say yes to everything, what they were told, and a clock whose pauses end when the test says so. */
function stage(
  answer: (host: Host, shown: string) => Promise<typeof said> = async () => said,
  { hosts } = cluster,
) {
  const log: string[] = []
  const pauses: { readonly ms: number; readonly end: () => void }[] = []
  const clock: Clock = {
    ...systemClock,
    pause: (ms, signal) =>
      new Promise((resolve, reject) => {
        pauses.push({ ms, end: resolve })
        signal?.addEventListener('abort', () => reject(signal.reason))
      }),
  }
  const transport = (host: Host): Transport => ({
    run: command => {
      log.push(`${host.name} ${command.shown.split(' ')[0]}`)
      return answer(host, command.shown)
    },
    write: async () => {},
    close: async () => {},
  })
  const fleet: Fleet = {
    clock,
    unreachable: new Map(),
    on: transport,
    direct: transport,
    close: async () => {},
  }
  const tenures = new Map(hosts.map(h => [h.name, { state: 'free' } as const]))
  return { log, pauses, options: { fleet, cluster, by, tenures, emit: () => {} } }
}

test('each host is told every half minute that the run is there, until it lets go', async () => {
  const { log, pauses, options } = stage()
  const tenancy = await hold([master, worker1], options)
  expect(log).toEqual(['master take', 'worker1 take'])
  expect(pauses.map(p => p.ms)).toEqual([30_000, 30_000])
  for (const { end } of pauses.splice(0)) end()
  await vi.waitFor(() => expect(pauses).toHaveLength(2))
  expect(log.slice(2)).toEqual(['master keep', 'worker1 keep'])
  await tenancy.release()
  expect(log.slice(4)).toEqual(['master let', 'worker1 let'])
  for (const { end } of pauses) end()
  await new Promise(resolve => setTimeout(resolve, 10))
  expect(log).toHaveLength(6)
})

test('a host that cannot be told stays one of those that are told', async () => {
  const { log, pauses, options } = stage(async (_, shown) => {
    if (shown.startsWith('keep')) throw new Problem('CONNECTION_LOST', 'gone')
    return said
  })
  const tenancy = await hold([master], options)
  pauses[0]?.end()
  await vi.waitFor(() => expect(pauses).toHaveLength(2))
  pauses[1]?.end()
  await vi.waitFor(() => expect(log).toEqual(['master take', 'master keep', 'master keep']))
  await tenancy.release()
})

test('a host that does not answer at the end holds nobody up', async () => {
  const { pauses, options } = stage((_, shown) =>
    shown.startsWith('let') ? new Promise(() => {}) : Promise.resolve(said),
  )
  const tenancy = await hold([master], options)
  const released = vi.fn()
  void tenancy.release().then(released)
  await vi.waitFor(() => expect(pauses.at(-1)?.ms).toBe(5000))
  pauses.at(-1)?.end()
  await vi.waitFor(() => expect(released).toHaveBeenCalled())
})

test('a host whose disk is full is not acted on, and the others are let go', async () => {
  const { log, options } = stage(async ({ name }, shown) =>
    name === 'worker1' && shown.startsWith('take')
      ? { ...said, code: 1, stderr: 'No space left on device\n' }
      : said,
  )
  await expect(hold([master, worker1], options)).rejects.toMatchObject({
    code: 'COMMAND_FAILED',
    host: 'worker1',
    evidence: ['No space left on device'],
  })
  expect(log.at(-1)).toBe('master let')
})

test('many hosts are held without a word of node about a leak', async () => {
  const warned = vi.fn()
  process.on('warning', warned)
  const { hosts } = toyCluster(20)
  const { options } = stage(undefined, { ...cluster, hosts })
  const tenancy = await hold(hosts, options)
  await tenancy.release()
  await new Promise(resolve => setImmediate(resolve))
  process.off('warning', warned)
  expect(warned).not.toHaveBeenCalled()
})
