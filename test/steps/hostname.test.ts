import { expect, test } from 'vitest'
import { hostname } from '../../src/steps/hostname.ts'
import { shown, todo } from './todo.ts'

const cases: [
  name: string,
  current: string | undefined,
  atBoot: string | undefined,
  todo: string[],
][] = [
  ['as wanted', 'worker1', 'worker1', []],
  ['another name now', 'box', 'worker1', ['rename the machine from box to worker1']],
  ['another name at boot', 'worker1', 'box', ['rename the machine from worker1 to worker1']],
  ['another name for good', 'box', 'box', ['rename the machine from box to worker1']],
  ['no name at boot', 'worker1', undefined, ['rename the machine from worker1 to worker1']],
  ['no name at all', undefined, undefined, ['rename the machine from nothing to worker1']],
]

test('the name is on the disk before the machine bears it', () => {
  expect(shown(hostname, { current: 'box', atBoot: 'box' })).toEqual([
    "printf '%s\\n' worker1 > /etc/hostname",
    'sync',
    "printf '%s' worker1 > /proc/sys/kernel/hostname",
  ])
})

test.each(cases)('%s', (_, current, atBoot, wanted) => {
  expect(todo(hostname, { current, atBoot })).toEqual(wanted)
})
