import { writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SecretSource } from '../../src/core/secret.ts'
import { Answers } from '../../src/transport/answers.ts'
import { asked } from './asked.ts'

const wanted = (host: string, source?: SecretSource) => ({
  what: 'password of root',
  host,
  source,
  prompts: 3,
  question: (again: boolean) => (again ? `again for ${host}` : `for ${host}`),
})

test('a host that needed no answer does not make the others be asked alone', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'answers-')), 'password')
  writeFileSync(file, 'from a file', { mode: 0o600 })
  const ask = asked(['typed'])
  const answers = new Answers(ask)
  const first = answers.tries(wanted('a', { file }))
  expect((await first.next())?.reveal()).toBe('from a file')
  first.accepted()
  // As sudo without a password: taken before anything was tried.
  answers.tries(wanted('b')).accepted()
  for (const host of ['c', 'd'])
    expect((await answers.tries(wanted(host)).next())?.reveal()).toBe('typed')
  expect(ask.questions).toEqual(['for c'])
})

test('refused before any host took it: mistyped, so asked again for all', async () => {
  const ask = asked(['mistyped', 'typed'])
  const answers = new Answers(ask)
  const [a, b] = [answers.tries(wanted('a')), answers.tries(wanted('b'))]
  await Promise.all([a.next(), b.next()])
  const again = await Promise.all([a.next(), b.next()])
  expect(again.map(secret => secret?.reveal())).toEqual(['typed', 'typed'])
  expect(ask.questions).toEqual(['for a', 'again for a'])
})

test('refused where another host took it: asked again for that host alone', async () => {
  const ask = asked(['typed', 'own'])
  const answers = new Answers(ask)
  const [a, b] = [answers.tries(wanted('a')), answers.tries(wanted('b'))]
  await Promise.all([a.next(), b.next()])
  a.accepted()
  expect((await b.next())?.reveal()).toBe('own')
  const c = answers.tries(wanted('c'))
  expect((await c.next())?.reveal()).toBe('typed')
  expect(ask.questions).toEqual(['for a', 'again for b'])
})

test('one that never reached the host comes again', async () => {
  const ask = asked(['typed'])
  const tries = new Answers(ask).tries(wanted('a'))
  const sent = await tries.next()
  tries.repeat()
  expect(await tries.next()).toBe(sent)
  expect(ask.questions).toHaveLength(1)
})
