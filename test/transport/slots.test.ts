import { expect, test } from 'vitest'
import { Slots } from '../../src/transport/slots.ts'

/** Whether a slot has been given by now. */
const state = async (slot: Promise<unknown>) => {
  let state = 'waiting'
  void slot.then(() => {
    state = 'in'
  })
  await new Promise(setImmediate)
  return state
}

test('no more than the limit, then first come, first served', async () => {
  const slots = new Slots(2)
  await Promise.all([slots.take(), slots.take()])
  const order: number[] = []
  const third = slots.take().then(() => order.push(3))
  const fourth = slots.take().then(() => order.push(4))
  expect(await state(third)).toBe('waiting')
  slots.release()
  await third
  slots.release()
  await fourth
  expect(order).toEqual([3, 4])
  expect(slots.used).toBe(2)
})

test('a refusal lowers the limit to what the other side bears', async () => {
  const slots = new Slots(4)
  await Promise.all([slots.take(), slots.take(), slots.take(), slots.take()])
  slots.refuse()
  slots.refuse()
  expect(slots.used).toBe(2)
  const next = slots.take()
  expect(await state(next)).toBe('waiting')
  slots.release()
  expect(await state(next)).toBe('in')
})

test('the limit never falls to none', async () => {
  const slots = new Slots(1)
  for (let i = 0; i < 3; i++) {
    await slots.take()
    slots.refuse()
  }
  expect(await state(slots.take())).toBe('in')
})

test('one who gives up waiting takes no slot', async () => {
  const slots = new Slots(1)
  await slots.take()
  const stop = new AbortController()
  const second = slots.take(stop.signal)
  const third = slots.take()
  stop.abort('enough')
  await expect(second).rejects.toBe('enough')
  slots.release()
  await third
  expect(slots.used).toBe(1)
})
