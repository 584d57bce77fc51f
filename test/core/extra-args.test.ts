import { describe, expect, test } from 'vitest'
import { argsFor, argsOf, withArgs } from '../../src/core/extra-args.ts'

const list = [
  { name: 'v', value: '2' },
  { name: 'node-ip', value: '10.1.0.1' },
]
const map = { v: '2', 'node-ip': '10.1.0.1' }

test.each([list, map])('flags of %j', given => {
  expect(argsOf(given)).toEqual(list)
})

test.each([[{ v: 2 }], [[{ name: 'v' }]], ['v'], [null], [7]])('no flags: %j', given => {
  expect(argsOf(given)).toBeUndefined()
})

test('the form is that of the version', () => {
  expect(argsFor('v1beta2', list)).toEqual(map)
  expect(argsFor('v1beta3', list)).toEqual(map)
  expect(argsFor('v1beta4', list)).toEqual(list)
})

describe('in a configuration', () => {
  const of = (extraArgs: unknown) => ({
    apiServer: { extraArgs, certSANs: ['a'] },
    etcd: { local: { extraArgs } },
    kubeletExtraArgs: extraArgs,
  })

  test('all flags are brought to that form', () => {
    expect(withArgs('v1beta4', of(map))).toEqual(of(list))
    expect(withArgs('v1beta3', of(list))).toEqual(of(map))
  })

  test('what is no flag stays as it is', () => {
    expect(withArgs('v1beta4', of({ v: 2 }))).toEqual(of({ v: 2 }))
  })
})
