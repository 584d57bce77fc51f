import { describe, expect, test } from 'vitest'
import { choice } from '../../src/cli/choice.ts'
import type { Pair } from '../../src/core/graph.ts'
import { steps } from '../../src/steps/index.ts'
import { aCluster } from '../steps/cluster.ts'

const cluster = aCluster()
const pair = (step: string, host: string) => ({ step: { id: step }, host: { name: host } }) as Pair

describe('which pairs are chosen', () => {
  test.each([
    [{ host: ['worker1'] }, 'sysctl', 'worker1', true],
    [{ host: ['worker1'] }, 'sysctl', 'master', false],
    [{ step: ['sysctl', 'swap-off'] }, 'swap-off', 'master', true],
    [{ step: ['sysctl'] }, 'swap-off', 'master', false],
    [{ host: ['worker1'], step: ['sysctl'] }, 'sysctl', 'master', false],
    [{ from: 'kubelet' }, 'control-plane', 'master', true],
    [{ from: 'kubelet' }, 'kubelet', 'master', true],
    [{ from: 'kubelet' }, 'hosts-file', 'master', false],
  ])('%j: %s on %s: %s', (options, step, host, expected) => {
    expect(choice(options, cluster, steps)?.(pair(step, host))).toBe(expected)
  })

  test('without options it is left open', () => {
    expect(choice({}, cluster, steps)).toBeUndefined()
  })

  test('all names that do not exist are told at once, with the nearest', () => {
    expect(() =>
      choice({ host: ['worker'], step: ['sysctls'], from: 'xyz' }, cluster, steps),
    ).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: expect.stringMatching(
          /worker; did you mean worker\d\?.*sysctls; did you mean sysctl\?.*xyz/,
        ),
      }),
    )
  })
})
