import { expect, test } from 'vitest'
import { Dice } from './dice.ts'
import { Timeline } from './timeline.ts'

test('things happen in the order of their times, and time jumps to them', () => {
  const timeline = new Timeline(1000, new Dice(1))
  const dice = new Dice(2)
  const times = Array.from({ length: 500 }, () => dice.below(10_000))
  const happened: number[] = []
  for (const ms of times) timeline.after(ms, '', () => happened.push(timeline.now))
  for (let next = timeline.next(); next; next = timeline.next()) next.run()
  expect(happened).toEqual(times.sort((a, b) => a - b).map(ms => 1000 + ms))
})

test('what is taken back does not happen', () => {
  const timeline = new Timeline(0, new Dice(1))
  const takeBack = timeline.after(5, 'first', () => {})
  timeline.after(6, 'second', () => {})
  takeBack()
  expect(timeline.next()?.what).toBe('second')
  expect(timeline.next()).toBeUndefined()
})

test('the order of what happens at once is chance, and the same for the same seed', () => {
  const order = (seed: number) => {
    const timeline = new Timeline(0, new Dice(seed))
    for (const what of 'abcdefgh') timeline.after(1, what, () => {})
    return Array.from({ length: 8 }, () => timeline.next()?.what).join('')
  }
  expect(order(1)).toBe(order(1))
  expect(new Set([1, 2, 3, 4].map(order)).size).toBeGreaterThan(1)
})
