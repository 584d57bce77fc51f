import { spawn, spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { type PeerReport, peers } from '../../src/facts/peers.ts'

const why = ['systemd-socket-activate', 'bash'].find(
  name => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0,
)

const run = (fact: ReturnType<typeof peers>): Promise<PeerReport> =>
  new Promise(resolve => {
    const child = spawn('sh', ['-c', `(${fact.ask.reveal()}\n) </dev/null 2>/dev/null`])
    let stdout = ''
    child.stdout.on('data', data => {
      stdout += data
    })
    child.on('close', code => resolve(fact.read({ code: code ?? 1, stdout, stderr: '', at: 0 })))
  })

const ADDRESS = { a: '127.0.0.1', b: '127.0.0.2' } as const
const doors = (host: 'a' | 'b') =>
  [
    { protocol: 'tcp', port: 17443 },
    { protocol: 'udp', port: 17472 },
  ].map(
    door =>
      ({ ...door, address: ADDRESS[host] }) as {
        protocol: 'tcp' | 'udp'
        port: number
        address: string
      },
  )
const of = (host: 'a' | 'b') => doors(host).map(door => ({ ...door, host }))

/** Two shells in place of two hosts; the sockets are real. */
describe.skipIf(why)(`two that try each other${why ? ` (there is no ${why})` : ''}`, () => {
  test('begin apart, and hear each other all the same', async () => {
    const shut = { host: 'a', address: ADDRESS.a, protocol: 'tcp' as const, port: 17444 }
    const first = run(peers('a', doors('a'), of('b'), 6))
    await new Promise(resolve => setTimeout(resolve, 1500))
    const [a, b] = await Promise.all([first, run(peers('b', doors('b'), [...of('a'), shut], 6))])
    expect([...a.open].sort()).toEqual(['tcp/17443', 'udp/17472'])
    expect([...a.reached]).toEqual(['tcp/17443 b'])
    expect([...b.reached]).toEqual(['tcp/17443 a'])
    expect([...a.heard]).toEqual(['udp/17472 b'])
    expect([...b.heard]).toEqual(['udp/17472 a'])
  }, 60_000)

  test('a door that somebody has already is taken, and answers', async () => {
    const { createServer } = await import('node:net')
    const server = createServer(socket => socket.destroy()).listen(17445, ADDRESS.a)
    const own = { address: ADDRESS.a, protocol: 'tcp' as const, port: 17445 }
    const report = await run(peers('a', [own], [{ ...own, host: 'a' }], 2))
    server.close()
    expect([...report.taken]).toEqual(['tcp/17445'])
    expect([...report.reached]).toEqual(['tcp/17445 a'])
  }, 60_000)
})
