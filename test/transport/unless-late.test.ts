import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { unlessLate } from '../../src/transport/unless-late.ts'

const late = () => new Error('late')

test('what comes in time comes, also when it is an error', async () => {
  expect(await unlessLate(sleep(1, 'here'), 1000, late)).toBe('here')
  await expect(unlessLate(Promise.reject(new Error('other')), 1000, late)).rejects.toThrow('other')
})

test('what does not is told', async () => {
  await expect(unlessLate(new Promise(() => {}), 10, late)).rejects.toThrow('late')
})

test('time that is excused does not count', async () => {
  let asking = true
  const work = unlessLate(new Promise(() => {}), 20, late, () => asking)
  let isOver = false
  const told = work.catch(error => {
    isOver = true
    return error
  })
  await sleep(100)
  expect(isOver).toBe(false)
  asking = false
  expect(await told).toEqual(late())
})
