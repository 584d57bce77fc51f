import { describe, expect, test } from 'vitest'
import { defineCheck } from '../../src/core/check.ts'
import { type Answers, of } from '../../src/core/fact.ts'
import { pairs } from '../../src/core/graph.ts'
import type { Host } from '../../src/core/host.ts'
import { Problem } from '../../src/core/problem.ts'
import { defineStep } from '../../src/core/step.ts'
import { makePlan, planQueries } from '../../src/engine/make-plan.ts'
import { toyCluster, toyStep, value } from './toy.ts'

const cluster = toyCluster(1)
const [master] = cluster.hosts as readonly [Host]
const answers = (values: Record<string, string>): Answers =>
  new Map(
    Object.entries(values).map(([key, stdout]) => [
      value(key).ask.reveal(),
      { code: 0, stdout, stderr: '', at: 0 },
    ]),
  )
const lost = new Problem('HOST_UNREACHABLE', 'no route', { host: 'worker1' })

const plan = (
  steps: Parameters<typeof pairs>[0],
  worker: Answers | Problem = answers({ a: '0', b: '1' }),
  checks: Parameters<typeof makePlan>[1] = [],
) =>
  makePlan(
    pairs(steps, cluster),
    checks,
    cluster,
    new Map([
      ['master', answers({ a: '1', b: '1' })],
      ['worker1', worker],
    ]),
  )

const brief = ({ pairs }: ReturnType<typeof plan>) =>
  pairs.map(p => `${p.step}@${p.host}: ${p.problem?.code ?? p.changes.map(c => c.summary)}`)

describe('makePlan', () => {
  test('says what is missing, pair by pair, in order', () => {
    expect(brief(plan([toyStep('a'), toyStep('b')]))).toEqual([
      'a@master: ',
      'a@worker1: set a',
      'b@master: ',
      'b@worker1: ',
    ])
  })

  test('is the same for the same knowledge', () => {
    expect(plan([toyStep('a')])).toEqual(plan([toyStep('a')]))
  })

  test('an unreachable host is a problem of its own pairs, and of those that ask it', () => {
    const asksWorker = defineStep({
      ...toyStep('c', { role: 'control-plane' }),
      facts: () => ({ now: of(cluster.hosts[1] as Host, value('a')) }),
    })
    const made = plan([toyStep('a'), asksWorker], lost)
    expect(brief(made)).toEqual([
      'a@master: ',
      'a@worker1: HOST_UNREACHABLE',
      'c@master: HOST_UNREACHABLE',
    ])
    expect([...made.unreachable]).toEqual([['worker1', lost]])
  })

  test.each([
    ['a refusal', new Problem('FOREIGN_CLUSTER', 'not ours'), 'FOREIGN_CLUSTER'],
    ['a defect', new TypeError('undefined is not a function'), 'COMMAND_FAILED'],
  ])('%s of a step stays with its pair', (_, error, code) => {
    const step = defineStep({
      ...toyStep('a'),
      diff: (_, { host }) => {
        if (host === master) throw error
        return []
      },
    })
    const made = plan([step])
    expect(brief(made)).toEqual([`a@master: ${code}`, 'a@worker1: '])
    expect(made.pairs[0]?.problem).toMatchObject({ host: 'master', step: 'a' })
  })

  const check = defineCheck({
    id: 'same',
    title: 'all have the same a',
    facts: () => ({ a: value('a'), leaders: of(master, value('a')) }),
    judge: known =>
      [...known].map(([host, { a, leaders }]) => ({
        host: host.name,
        level: a === leaders ? ('ok' as const) : ('error' as const),
        message: `a is ${a}`,
      })),
  })

  test('checks see all hosts that answered', () => {
    expect(plan([], undefined, [check]).findings).toEqual([
      { check: 'same', host: 'master', level: 'ok', message: 'a is 1' },
      { check: 'same', host: 'worker1', level: 'error', message: 'a is 0' },
    ])
    expect(plan([], lost, [check]).findings.map(f => f.host)).toEqual(['master'])
  })

  test('a check cannot judge a host without the answer of another', () => {
    const knowledge = new Map<string, Answers | Problem>([
      ['master', lost],
      ['worker1', answers({ a: '1' })],
    ])
    expect(makePlan([], [check], cluster, knowledge).findings).toEqual([])
  })

  test('asks what steps and checks ask', () => {
    const queries = planQueries(pairs([toyStep('a')], cluster), [check], cluster)
    expect(queries.map(q => [q.host.name, Object.keys(q.facts)])).toEqual([
      ['master', ['now']],
      ['worker1', ['now']],
      ['master', ['a', 'leaders']],
      ['worker1', ['a', 'leaders']],
    ])
  })
})
