import { describe, expect, test } from 'vitest'
import { type Machine, parseMachine, parseMachines } from '../../../src/cli/init/machine.ts'

describe('a machine', () => {
  test.each<[string, Machine]>([
    ['10.0.0.1', { target: '10.0.0.1' }],
    ['web.example', { target: 'web.example' }],
    ['master=10.0.0.1', { name: 'master', target: '10.0.0.1' }],
    [
      'master=10.0.0.1:control-plane',
      { name: 'master', target: '10.0.0.1', role: 'control-plane' },
    ],
    ['10.0.0.1:worker', { target: '10.0.0.1', role: 'worker' }],
    ['ann@10.0.0.1:2222', { target: '10.0.0.1', user: 'ann', port: 2222 }],
    [
      'w1=ann@10.0.0.1:2222:worker',
      { name: 'w1', target: '10.0.0.1', user: 'ann', port: 2222, role: 'worker' },
    ],
    ['fd00::1', { target: 'fd00::1' }],
    ['fd00::1:worker', { target: 'fd00::1', role: 'worker' }],
    ['[fd00::1]:2222', { target: 'fd00::1', port: 2222 }],
    ['a=[fd00::1]:control-plane', { name: 'a', target: 'fd00::1', role: 'control-plane' }],
    [' 10.0.0.1 ', { target: '10.0.0.1' }],
  ])('%s', (text, machine) => {
    expect(parseMachine(text)).toEqual(machine)
  })

  test.each([
    ['10.0.0', 'neither an address nor a name'],
    ['10.0.0.256', 'neither an address nor a name'],
    ['Master=10.0.0.1', 'Master is no name for a host'],
    ['localhost=10.0.0.1', 'no name for a host'],
    ['a=', 'neither an address nor a name'],
    ['10.0.0.1:99999', 'no port 99999'],
    ['a b@10.0.0.1', 'not the name of a user'],
    ['10.0.0.1; rm -rf /', 'neither an address nor a name'],
  ])('%s is none', (text, why) => {
    expect(parseMachine(text)).toContain(why)
  })
})

test('several, with what is wrong with the others', () => {
  expect(parseMachines(['a=10.0.0.1', 'x y', '10.0.0.1', 'a=10.0.0.2', '10.0.0.2'])).toEqual({
    machines: [{ name: 'a', target: '10.0.0.1' }, { target: '10.0.0.2' }],
    wrong: [expect.stringContaining('x y'), '10.0.0.1 is there twice', 'a=10.0.0.2 is there twice'],
  })
})
