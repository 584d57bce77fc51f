import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, test } from 'vitest'
import type { Host, SshTarget } from '../../src/core/host.ts'
import { Problem } from '../../src/core/problem.ts'
import { roads } from '../../src/transport/road.ts'
import { connectSsh } from '../../src/transport/ssh.ts'
import type { HeldTunnel } from '../../src/transport/tunnels.ts'
import { testHost } from './host.ts'
import { leftovers, NO_AGENT, refusal, serve } from './serving.ts'

const never = () => Promise.reject(new Error('no machine is on this way'))
const soon = async (promise: Promise<unknown>) =>
  Promise.race([
    promise.then(() => true),
    new Promise(resolve => setImmediate(() => resolve(false))),
  ])

/** A port of 127.0.0.1 on which something listens that never says a word. */
async function silence(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  leftovers.push(async () => server.close())
  return (server.address() as AddressInfo).port
}

describe('through commands', () => {
  const host = testHost({ proxyCommand: 'true' })

  test('five hosts are dialled at a time, and the next when one has arrived', async () => {
    const way = roads(never)
    const first = await Promise.all(Array.from({ length: 5 }, () => way(host)))
    const ninth = way(host)
    const tenth = way(host)
    expect(await soon(ninth)).toBe(false)
    first[0]?.arrived()
    first[0]?.close()
    expect(await soon(ninth)).toBe(true)
    expect(await soon(tenth)).toBe(false)
    first[1]?.close()
    expect(await soon(tenth)).toBe(true)
  })

  test('one that waits for its turn can be stopped, and takes no turn', async () => {
    const way = roads(never)
    const first = await Promise.all(Array.from({ length: 5 }, () => way(host)))
    const stop = new AbortController()
    const stopped = refusal(way(host, stop.signal))
    const next = way(host)
    stop.abort()
    expect(await stopped).toMatchObject({ code: 'INTERRUPTED', host: 'worker1' })
    first[0]?.close()
    expect(await soon(next)).toBe(true)
  })
})

describe('directly', () => {
  test('five at a time at one door, and as many at another', async () => {
    const way = roads(never)
    const host = (address: string, port = 22) => testHost({ address, port })
    const first = await Promise.all(Array.from({ length: 5 }, () => way(host('a'))))
    const ninth = way(host('a'))
    expect(await soon(ninth)).toBe(false)
    for (const other of [host('b'), host('a', 23)]) (await way(other)).close()
    expect(await soon(ninth)).toBe(false)
    first[0]?.arrived()
    first[0]?.close()
    expect(await soon(ninth)).toBe(true)
  })

  test('sixty-four at a time in all', async () => {
    const way = roads(never)
    const host = (i: number) => testHost({ address: `h${i}` })
    const first = await Promise.all(Array.from({ length: 64 }, (_, i) => way(host(i))))
    const more = way(host(64))
    expect(await soon(more)).toBe(false)
    first[0]?.close()
    expect(await soon(more)).toBe(true)
  })
})

describe('by way of a machine', () => {
  const via = testHost({ address: 'gate' }).ssh

  test('its problem becomes that of each host behind it', async () => {
    const problem = new Problem('HOST_KEY_CHANGED', 'the key is another', {
      host: 'gate',
      hint: 'look',
    })
    const way = roads(() => Promise.reject(problem))
    expect(await refusal(way(testHost({ via })))).toMatchObject({
      code: 'HOST_KEY_CHANGED',
      host: 'worker1',
      message: 'by way of gate: the key is another',
      hint: 'look',
    })
  })

  test('a host that is stopped while the machine is dialled gives it back', async () => {
    let arrive = (_: HeldTunnel) => {}
    const taken = new Promise<HeldTunnel>(resolve => {
      arrive = resolve
    })
    const stop = new AbortController()
    const stopped = refusal(roads(() => taken)(testHost({ via }), stop.signal))
    stop.abort()
    expect(await stopped).toMatchObject({ code: 'INTERRUPTED' })
    const released = new Promise<void>(release => {
      arrive({ tunnel: {} as HeldTunnel['tunnel'], release })
    })
    await released
  })
})

describe('time-outs say which stage, of which machine', () => {
  const attempt = async (ssh: Partial<SshTarget>, limits: Record<string, number>) => {
    const server = await serve()
    const host: Host = server.host(ssh)
    return refusal(connectSsh({ ...NO_AGENT, limits })(host))
  }

  test('the handshake of the machine on the way', async () => {
    const server = await serve()
    const via = server.host({ port: await silence() }).ssh
    const problem = await attempt({ via }, { handshake: 50 })
    expect(problem.code).toBe('HOST_UNREACHABLE')
    expect(problem.message).toMatch(/^by way of 127\.0\.0\.1: .*SSH handshake/)
  })

  test('the handshake through a command that says nothing', async () => {
    const problem = await attempt({ proxyCommand: 'sleep 60' }, { handshake: 50 })
    expect(problem.message).toMatch(/^cannot reach .*SSH handshake/)
  })
})

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some(address => address?.address === '::1')

test.skipIf(!hasIpv6)('an IPv6 address is dialled', async () => {
  const server = createServer(socket => socket.destroy()).listen(0, '::1')
  await once(server, 'listening')
  leftovers.push(async () => server.close())
  const { port } = server.address() as AddressInfo
  const reached = once(server, 'connection')
  const road = await roads(never)(testHost({ address: '::1', port }))
  const socket = await road.open()
  await reached
  socket.destroy()
})
