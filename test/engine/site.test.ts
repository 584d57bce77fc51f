import { describe, expect, test } from 'vitest'
import { sh } from '../../src/core/command.ts'
import type { Host } from '../../src/core/host.ts'
import { commandFailed } from '../../src/engine/site.ts'
import { toyCluster } from './toy.ts'

const worker = toyCluster(1).hosts[1] as Host

describe('commandFailed', () => {
  const lines = (n: number) => Array.from({ length: n }, (_, i) => `line ${i}`)
  const failed = (stdout: string, stderr = '') =>
    commandFailed(
      sh`first
second`,
      { code: 4, stdout, stderr, at: 0 },
      worker,
    )

  test('names the part that said that it failed, the last if there are more', () => {
    expect(failed('a\nslipway: failed: x\nslipway: failed: yum install').message).toBe(
      'exit code 4: yum install',
    )
  })

  test('names the program when no part did', () => {
    expect(failed('').message).toBe('exit code 4: first')
  })

  test('carries the last lines, without empty ones', () => {
    const problem = failed(`${lines(30).join('\n\n')}\nslipway: failed: x\n`)
    expect(problem.evidence).toEqual(lines(30).slice(-12))
    expect(problem).toMatchObject({ code: 'COMMAND_FAILED', host: 'worker1' })
  })
})
