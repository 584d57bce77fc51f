import { expect, test } from 'vitest'
import { sh } from '../../src/core/command.ts'
import { claimed, keepClaim, readRefusal, releaseClaim, takeClaim } from '../../src/render/claim.ts'
import { atWork, detached } from '../../src/render/detached.ts'
import { Holder, readRelease, readWish } from './holder.ts'

const by = {
  run: '20200921-080000-abcd',
  command: 'slipway up',
  user: "o'neil",
  machine: 'laptop',
  pid: 7,
  folder: '/work',
  since: 1,
}
const { run, ...controller } = by
const wish = { run, controller: JSON.stringify(controller), over: undefined }

test('what slipway sends is read back', () => {
  expect(readWish(keepClaim(by).reveal())).toEqual(wish)
  expect(readWish(detached('a', sh`true`, { by }).reveal())).toEqual(wish)
  for (const evenFresh of [true, false]) {
    const over = { run: 'other', evenFresh }
    expect(readWish(takeClaim(by, atWork.ask, over).reveal())).toEqual({ ...wish, over })
  }
  expect(readRelease(releaseClaim(by).reveal())).toBe(run)
})

test('other programs want nothing of the kind', () => {
  for (const { ask } of [claimed, atWork]) {
    expect(readWish(ask.reveal())).toBeUndefined()
    expect(readRelease(ask.reveal())).toBeUndefined()
  }
})

test('a host is one run’s until it lets go, or was silent for two minutes', () => {
  const holder = new Holder()
  const other = { ...wish, run: 'other' }
  expect(holder.keep(wish, 1, 10, false)).toBeUndefined()
  const refused = holder.keep(other, 1, 50, false)
  expect(
    readRefusal({ code: refused?.code ?? 0, stdout: refused?.said ?? '', stderr: '', at: 0 }),
  ).toEqual({ by, age: 40 })

  const over = { run, evenFresh: false }
  expect(holder.keep({ ...other, over }, 1, 129, false)?.code).toBe(79)
  expect(holder.keep({ ...other, over }, 1, 130, false)).toBeUndefined()
  holder.release(run)
  expect(holder.keep(wish, 1, 131, false)?.code).toBe(79)
  holder.release('other')
  expect(holder.show(1, 132)).toBe('')
})
