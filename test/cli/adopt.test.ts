import { expect, test } from 'vitest'
import { adopting } from '../../src/cli/adopt.ts'
import { aCluster, master, worker1, worker2 } from '../steps/cluster.ts'

test('hosts that were named are free to be taken, and no other', () => {
  const { hosts, ...rest } = adopting(aCluster(), { adopt: ['worker1'] })
  expect(hosts).toEqual([master, { ...worker1, adopt: true }, worker2])
  expect(rest.name).toBe('lab')
  expect(adopting(aCluster(), {}).hosts).toEqual(aCluster().hosts)
})

test('all that do not exist are told at once', () => {
  expect(() => adopting(aCluster(), { adopt: ['worker1', 'x', 'y'] })).toThrow(
    expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringMatching(/x.*; .*y/) }),
  )
})
