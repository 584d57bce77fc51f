import { expect, test } from 'vitest'
import { type Elsewhere, isGone, thisProcess } from '../../src/journal/owner.ts'

const me: Elsewhere = { machine: 'desk', pid: 7, start: '100@boot-a', folder: '/lab' }
const alive = async () => true
const dead = async () => false

const cases: [name: string, other: Partial<Elsewhere>, gone: boolean][] = [
  ['of this machine', { start: '50@boot-a' }, true],
  ['of this machine, from another folder', { start: '50@boot-a', folder: '/other' }, true],
  [
    'of a machine of the same name, or before this one was started anew',
    { start: '50@boot-b' },
    false,
  ],
  ['of another machine', { machine: 'laptop' }, false],
  ['of one that has no boots to tell, from this folder', { start: 'Mon Sep 14' }, true],
  ['of one that has no boots to tell, from another', { start: 'Mon Sep 14', folder: '/x' }, false],
  ['of one that tells nothing, from this folder', { start: undefined }, true],
]

test.each(cases)(
  'a process that is no more, %s, is known to be gone: %#',
  async (_, other, gone) => {
    expect(await isGone({ ...me, ...other }, me, dead)).toBe(gone)
    expect(await isGone({ ...me, ...other }, me, alive)).toBe(false)
  },
)

/** A user of whom /etc/passwd knows nothing, as in a container that is given a number. */
const NUMBER = 54_321
const why = process.getuid?.() === 0 ? '' : ' (skipped: only root can become somebody else)'

test.skipIf(why)(`a user without a name is told by the number${why}`, async () => {
  process.seteuid?.(NUMBER)
  try {
    expect(await thisProcess('up')).toMatchObject({ user: String(NUMBER), command: 'up' })
  } finally {
    process.seteuid?.(0)
  }
})
