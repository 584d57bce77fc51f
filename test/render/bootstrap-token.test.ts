import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import { createToken, newToken, noteOf, takeBackToken } from '../../src/render/bootstrap-token.ts'

test('a token looks as kubeadm makes it, and is another one each time', () => {
  const tokens = Array.from({ length: 100 }, () => newToken(systemClock).reveal())
  expect(new Set(tokens).size).toBe(100)
  for (const token of tokens) expect(token).toMatch(/^[a-z0-9]{6}\.[a-z0-9]{16}$/)
})

test('no letter is likelier than another', () => {
  let next = 0
  const clock = {
    ...systemClock,
    random: (bytes: number) => Uint8Array.from({ length: bytes }, () => next++ % 256),
  }
  const counts = new Map<string, number>()
  // 126 tokens of 22 letters are 11 times all bytes that count.
  for (let i = 0; i < 126; i++)
    for (const letter of newToken(clock).reveal().replace('.', ''))
      counts.set(letter, (counts.get(letter) ?? 0) + 1)
  expect([...counts.values()]).toEqual(Array(36).fill(77))
})

test('it lives for half an hour, and its secret is not shown', () => {
  const token = newToken(systemClock)
  const create = createToken(token, new Date('2020-10-01T12:00:00Z'), 'worker1')
  expect(create.reveal()).toContain('2020-10-01T12:30:00.000Z')
  expect(create.shown).not.toContain(token.reveal().slice(7))
})

test('what is to be taken back is noted before it is made, and nothing of it is secret', () => {
  const token = newToken(systemClock)
  const [id = '', secret = ''] = token.reveal().split('.')
  const [note = '', make = ''] = createToken(token, new Date(0), 'worker1')
    .reveal()
    .split('&&\nprintf')
  expect(note).toContain(`${id} > ${noteOf('worker1')}`)
  expect(note).not.toContain(secret)
  expect(make).toContain(secret)
})

test('nothing is asked of the cluster where no token is noted', () => {
  const { status } = spawnSync('sh', ['-c', takeBackToken('nobody').reveal()])
  expect(status).toBe(0)
})
