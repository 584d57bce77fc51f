import { describe, expect, test } from 'vitest'
import type { Clock } from '../../src/core/clock.ts'
import { systemClock } from '../../src/core/clock.ts'
import type { Output } from '../../src/core/command.ts'
import type { Host } from '../../src/core/host.ts'
import { Problem } from '../../src/core/problem.ts'
import type { Fleet } from '../../src/engine/fleet.ts'
import { onLookout } from '../../src/engine/lookout.ts'
import { toyCluster } from './toy.ts'

const host = toyCluster(1).hosts[1] as Host
const SWAP =
  'F1121 15:11:08 92 server.go:269] failed to run Kubelet: running with swap on is not supported'
const INFO = 'I1121 15:11:08 92 server.go:269] no space left on device'

/** A host whose kubelet says these one after the other, each time it is looked at; time passes at once. */
function hostThatSays(...said: (string | Problem)[]) {
  const pauses: number[] = []
  const clock: Clock = {
    ...systemClock,
    async pause(ms, signal) {
      await new Promise(resolve => setImmediate(resolve))
      signal?.throwIfAborted()
      pauses.push(ms)
    },
  }
  const answer = (text: string, stdin: string): Output => {
    const boundary = stdin.match(/slipway-[0-9a-f]{24}/)?.[0] ?? ''
    return { code: 0, stdout: `${text}\n${boundary} 0\n`, stderr: '', at: 0, boundary } as Output
  }
  let looks = 0
  const run = async (command: { reveal(): string }) => {
    const says = said[Math.min(looks++, said.length - 1)] ?? ''
    if (says instanceof Problem) throw says
    return answer(says, command.reveal())
  }
  const fleet = { clock, unreachable: new Map(), on: () => ({ run }) } as unknown as Fleet
  return { fleet, pauses, looks: () => looks }
}

const forever = (signal: AbortSignal) =>
  new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(new Problem('INTERRUPTED', 'let go'))),
  )

describe('onLookout', () => {
  test('says what no waiting mends, and lets go of the program', async () => {
    const { fleet } = hostThatSays('', INFO, SWAP)
    const following = onLookout({ fleet, host, what: 'kubeadm init' }, forever)
    await expect(following).rejects.toMatchObject({
      code: 'COMMAND_FAILED',
      host: 'worker1',
      message: 'kubeadm init would wait in vain: the kubelet does not run with swap on',
      evidence: [SWAP],
      hint: expect.stringContaining('swapon'),
    })
  })

  test('waits longer and longer between its looks', async () => {
    const { fleet, pauses } = hostThatSays('', '', '', '', '', '', '', '', '', '', SWAP)
    await onLookout({ fleet, host, what: 'x' }, forever).catch(() => {})
    expect(pauses).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10].map(s => s * 1000))
  })

  test('goes on where the host cannot be asked', async () => {
    const { fleet } = hostThatSays(new Problem('CONNECTION_LOST', 'x'), SWAP)
    await expect(onLookout({ fleet, host, what: 'x' }, forever)).rejects.toMatchObject({
      evidence: [SWAP],
    })
  })

  test('is over with the program, however that ends', async () => {
    const { fleet, looks } = hostThatSays('')
    expect(await onLookout({ fleet, host, what: 'x' }, async () => 7)).toBe(7)
    const failure = new Problem('COMMAND_FAILED', 'its own')
    const failing = onLookout({ fleet, host, what: 'x' }, () => Promise.reject(failure))
    await expect(failing).rejects.toBe(failure)
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(looks()).toBe(0)
  })
})
