import { describe, expect, test } from 'vitest'
import { explain } from '../../src/causes/explain.ts'
import { systemClock } from '../../src/core/clock.ts'
import type { Host } from '../../src/core/host.ts'
import { Problem } from '../../src/core/problem.ts'
import { collect } from '../../src/engine/collect.ts'
import type { Fleet } from '../../src/engine/fleet.ts'
import { toyCluster } from './toy.ts'

const host = toyCluster().hosts[0] as Host

/** A host that shows this when it is asked for evidence. */
function showing(text: string | undefined) {
  const log: (readonly string[])[] = []
  let asked = 0
  const fleet = {
    clock: systemClock,
    on: () => ({
      run: async (command: { reveal(): string }) => {
        asked++
        if (text === undefined) throw new Problem('CONNECTION_LOST', 'gone')
        const boundary = command.reveal().match(/' (slipway-\w+) /)?.[1]
        return { code: 0, stdout: `${text}\n${boundary} 0\n`, stderr: '', at: 0 }
      },
    }),
  } as unknown as Fleet
  const told = (lines: readonly string[]) => log.push(lines)
  return {
    log,
    asked: () => asked,
    collect: (problem: Problem, error: unknown = problem) =>
      collect(error, problem, { fleet, host, took: 0, told }),
  }
}

const SWAP =
  '\n== journal of kubelet ==\nfailed to run Kubelet: running with swap on is not supported'

test('what the host shows tells the cause, and all of it goes to the log', async () => {
  const host = showing(SWAP)
  const left = new Problem('NOT_CONVERGED', 'still to do: start kubelet', { hint: 'look at it' })
  const problem = await host.collect(left)
  expect(problem.message).toBe('still to do: start kubelet: the kubelet does not run with swap on')
  expect(problem.hint).toContain('swapon --show')
  expect(problem.evidence).toEqual([expect.stringContaining('running with swap on')])
  expect(host.log).toEqual([SWAP.trim().split('\n')])
})

test('what explained itself stays as it is, and is logged all the same', async () => {
  const host = showing(SWAP)
  const known = explain(
    new Problem('COMMAND_FAILED', 'exit code 1', { evidence: ['[ERROR Port-10250]: in use'] }),
  )
  expect(await host.collect(known)).toBe(known)
  expect(host.log).toHaveLength(1)
})

test('a cause that the host does not show leaves the hint, and adds what it complains of', async () => {
  const left = new Problem('NOT_CONVERGED', 'still to do', { hint: 'look', evidence: ['a'] })
  const problem = await showing('\n== journal of docker ==\nfine\nsomething failed').collect(left)
  expect(problem).toMatchObject({
    message: 'still to do',
    hint: 'look',
    evidence: ['a', 'journal of docker: something failed'],
  })
})

describe('what explained itself in general', () => {
  const dead = explain(
    new Problem('COMMAND_FAILED', 'exit code 1: join', {
      evidence: ["It seems like the kubelet isn't running or healthy."],
    }),
  )

  test('takes the exact cause that the host shows', async () => {
    const problem = await showing(SWAP).collect(dead)
    expect(problem.message).toBe('exit code 1: join: the kubelet does not run with swap on')
    expect(problem.hint).toContain('swapon --show')
  })

  test('stays when there is none, with what the host complains of', async () => {
    const problem = await showing('\n== journal of kubelet ==\nsomething failed').collect(dead)
    expect(problem).toMatchObject({ message: dead.message, hint: dead.hint })
    expect(problem.evidence).toContain('journal of kubelet: something failed')
  })
})

test('what a program says in passing proves nothing', async () => {
  const calm = 'level=info msg="server gave HTTP response to HTTPS client"'
  const problem = new Problem('COMMAND_FAILED', 'exit code 1', { evidence: ['no'] })
  const same = await showing(`\n== journal of docker ==\n${calm}`).collect(problem)
  expect(same).toMatchObject({ message: 'exit code 1', evidence: ['no'] })
})

test('a host that cannot be asked changes nothing', async () => {
  const problem = new Problem('COMMAND_FAILED', 'exit code 1')
  expect(await showing(undefined).collect(problem)).toBe(problem)
})

test.each([
  new Problem('CONNECTION_LOST', 'gone'),
  new Problem('FOREIGN_CLUSTER', 'not ours'),
  new TypeError('a defect'),
])('is not asked when it cannot show why: %s', async error => {
  const host = showing(SWAP)
  await host.collect(new Problem('COMMAND_FAILED', 'x'), error)
  expect(host.asked()).toBe(0)
})
