import { describe, expect, test } from 'vitest'
import { type Facts, of } from '../../src/core/fact.ts'
import type { Host } from '../../src/core/host.ts'
import { Problem } from '../../src/core/problem.ts'
import { openFleet } from '../../src/engine/fleet.ts'
import { known, questions, survey } from '../../src/engine/knowledge.ts'
import { toyCluster, value } from './toy.ts'
import { World } from './world.ts'

const [master, worker] = toyCluster(1).hosts as readonly [Host, Host]

async function world(...down: string[]) {
  const world = new World()
  for (const name of down)
    world.down.set(name, new Problem('HOST_UNREACHABLE', 'no route to it', { host: name }))
  world.set('master', 'colour', 'red')
  world.set('worker1', 'colour', 'blue')
  const fleet = await openFleet(world.controller().connect, [master, worker], () => {})
  return { world, fleet }
}

describe('questions', () => {
  const texts = (...queries: Parameters<typeof questions>[0]) =>
    [...questions(queries)].map(([host, asked]) => [host.name, asked.map(String)])
  const a = value('a')
  const b = value('b')

  test.each([
    ['none', [], []],
    ['one asked under many names', [{ a, same: value('a') }], [['worker1', ['toy get a']]]],
    ['one asked by many', [{ a }, { b, a }], [['worker1', ['toy get a', 'toy get b']]]],
    [
      'one of another host',
      [{ a, there: of(master, a) }],
      [
        ['worker1', ['toy get a']],
        ['master', ['toy get a']],
      ],
    ],
    ['a step that asks nothing', [{}], []],
  ] as [string, Facts[], unknown][])('%s', (_, facts, asked) => {
    expect(texts(...facts.map(f => ({ host: worker, facts: f })))).toEqual(asked)
  })
})

describe('survey', () => {
  const facts = { own: value('colour'), theirs: of(master, value('colour')), none: value('none') }

  test('answers in one round trip per host', async () => {
    const { world: w, fleet } = await world()
    const told: unknown[] = []
    const knowledge = await survey(fleet, [{ host: worker, facts }], e => told.push(e))
    expect(known(facts, worker, knowledge)).toEqual({ own: 'blue', theirs: 'red', none: undefined })
    expect(w.log.filter(l => l.includes('ask'))).toEqual(['worker1 ask 2', 'master ask 1'])
    expect(told).toEqual(
      expect.arrayContaining([
        { type: 'host.answered', host: 'worker1', questions: 2, took: expect.any(Number) },
      ]),
    )
  })

  test('a host that cannot be reached matters only to those who ask it', async () => {
    const { fleet } = await world('master')
    const knowledge = await survey(fleet, [{ host: worker, facts }])
    expect(known({ own: facts.own }, worker, knowledge)).toEqual({ own: 'blue' })
    expect(() => known(facts, worker, knowledge)).toThrow(
      expect.objectContaining({ code: 'HOST_UNREACHABLE', host: 'master' }),
    )
  })

  test('what was never asked is not known', async () => {
    const { fleet } = await world()
    const knowledge = await survey(fleet, [{ host: worker, facts: { own: facts.own } }])
    expect(() => known({ none: facts.none }, worker, knowledge)).toThrow(
      'no answer to: toy get none',
    )
  })
})

test('an answer is read once, however many hosts want to know it', () => {
  let reads = 0
  const fact = {
    ask: value('colour').ask,
    read: ({ stdout }: { stdout: string }) => ++reads && stdout,
  }
  const said = new Map([[fact.ask.reveal(), { code: 0, stdout: 'red', stderr: '', at: 0 }]])
  const knowledge = new Map([['master', said]])
  for (const host of [master, worker])
    expect(known({ theirs: of(master, fact) }, host, knowledge)).toEqual({ theirs: 'red' })
  expect(reads).toBe(1)
  const later = new Map([['master', new Map([...said].map(([q, o]) => [q, { ...o }]))]])
  known({ fact }, master, later)
  expect(reads).toBe(2)
})
