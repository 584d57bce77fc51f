import { expect, test } from 'vitest'
import { sh } from '../../src/core/command.ts'
import { Secret } from '../../src/core/secret.ts'
import { counting, noCounts, roundTrips } from '../../src/transport/counting.ts'
import { memoryHost } from '../../src/transport/memory.ts'
import { readOnly } from '../../src/transport/read-only.ts'
import { type Trace, tracing } from '../../src/transport/tracing.ts'
import { wrapped } from '../../src/transport/wrapped.ts'
import { testHost } from './host.ts'

const host = testHost()
const file = { path: '/x', content: new Secret('grüße'), mode: '644', owner: 'root:root' }

test('counting adds up connections, round trips and bytes', async () => {
  const counts = noCounts()
  const connect = wrapped(memoryHost({ answer: () => 'é\n' }).connect, counting(counts))
  for (let i = 0; i < 2; i++) {
    const transport = await connect(host)
    await transport.run(sh`echo é`)
    await transport.write(file)
    await transport.close()
  }
  expect(counts).toEqual({ connections: 2, runs: 2, writes: 2, sent: 2 * (7 + 7), received: 6 })
  expect(roundTrips(counts)).toBe(4)
})

test('read-only lets questions through, and nothing else', async () => {
  const memory = memoryHost({ answer: () => 'yes' })
  const question = sh`cat /etc/hosts`
  const transport = await wrapped(
    memory.connect,
    readOnly(c => c === question),
  )(host)
  expect(await transport.run(question)).toMatchObject({ stdout: 'yes' })
  const declined = { code: 'DECLINED', host: 'worker1' }
  await expect(transport.run(sh`reboot`)).rejects.toMatchObject(declined)
  await expect(transport.write(file)).rejects.toMatchObject(declined)
  expect(memory.calls).toHaveLength(1)
  await transport.close()
})

test('tracing tells of every call, with secrets masked', async () => {
  const traces: Trace[] = []
  const memory = memoryHost({ answer: () => ({ code: 3 }), drop: { at: 3, when: 'before' } })
  const transport = await wrapped(
    memory.connect,
    tracing(trace => traces.push(trace)),
  )(host)
  await transport.run(sh`join ${new Secret('hush')}`)
  await transport.write(file)
  await expect(transport.run(sh`last`)).rejects.toThrow()
  await transport.close()
  expect(traces).toMatchObject([
    { host: 'worker1', shown: 'join ***', code: 3 },
    { host: 'worker1', shown: 'write /x', code: 0 },
    { host: 'worker1', shown: 'last', problem: { code: 'CONNECTION_LOST' } },
  ])
  for (const { took } of traces) expect(took).toBeGreaterThanOrEqual(0)
})

test('the last wrap is the outermost', async () => {
  const order: string[] = []
  const note = (name: string) => tracing(() => order.push(name))
  const transport = await wrapped(memoryHost().connect, note('inner'), note('outer'))(host)
  await transport.run(sh`x`)
  expect(order).toEqual(['inner', 'outer'])
})
