import { describe, expect, test } from 'vitest'
import type { Host } from '../../src/core/host.ts'
import { ask } from '../../src/engine/ask.ts'
import { memoryHost } from '../../src/transport/memory.ts'
import { toyCluster, value } from './toy.ts'

const worker = toyCluster(1).hosts[1] as Host

describe('ask', () => {
  const connect = (stdout: string) => memoryHost({ answer: () => stdout }).connect(worker)

  test('nothing asks nobody', async () => {
    const memory = memoryHost()
    expect((await ask(await memory.connect(worker), [])).size).toBe(0)
    expect(memory.calls).toEqual([])
  })

  test('an answer that was cut off is a lost connection', async () => {
    const cutOff = {
      ...(await connect('')),
      run: async () => ({ code: 0, stdout: 'half', stderr: 'Killed\n', at: 0 }),
    }
    await expect(ask(cutOff, [value('a').ask])).rejects.toMatchObject({
      code: 'CONNECTION_LOST',
      evidence: ['Killed'],
    })
  })
})
