import { expect, test } from 'vitest'
import { Problem } from '../../src/core/problem.ts'
import type { Attempt } from './attempt.ts'
import { arise, judgeNeed, NEED_KINDS, TELL_MS } from './needs.ts'
import { play } from './run-scenario.ts'
import type { Scenario } from './scenario.ts'
import { bare, forked } from './shapes.ts'
import { storyOf } from './story.ts'

const PATIENCE = 300_000

const drifted = (kind: (typeof NEED_KINDS)[number]): Scenario => ({
  name: kind,
  seed: 1,
  shape: 'el7-1',
  start: { kind: 'drifted', drifts: ['docker-stopped', 'hosts-emptied'] },
  runs: [{ faults: [], rest: 0 }],
  need: { kind, host: 0 },
})

test.each(NEED_KINDS)(
  '%s is told in time, and all ends well after a person has helped',
  {
    timeout: PATIENCE,
  },
  async kind => {
    expect(await play(drifted(kind))).toMatchObject({ wrong: [], need: kind })
  },
)

test('bare machines belong to nobody', () => {
  expect(arise(bare('el7-1', 1), { kind: 'foreign', host: 0 })).toBeUndefined()
})

const problem = new Problem('FOREIGN_CLUSTER', 'master belongs to the cluster other, not to sim', {
  hint: 'slipway up --adopt master takes it over',
})

test.each<[string, Partial<Attempt>, RegExp | undefined]>([
  ['says so', { problem }, undefined],
  ['says nothing', { code: 0 }, /does not tell of foreign on master/],
  ['says something else', { problem: new Problem('LOCKED', 'no') }, /does not tell.*LOCKED/],
  ['says so late', { problem, ended: TELL_MS + 1000 }, /only after 11 s/],
])('an up that %s', { timeout: PATIENCE }, async (_, attempt, complaint) => {
  const world = forked((await storyOf('el7-1')).whole, 1)
  const need = arise(world, { kind: 'foreign', host: 0 })
  if (!need) throw new Error('no need')
  const said = { command: 'up', laptop: 'laptop', events: [], began: 0, ended: 0, ...attempt }
  const wrong = judgeNeed(world, need, said as Attempt).join('\n')
  expect(wrong).toMatch(complaint ?? /^$/)
  const touched = judgeNeed(world, { ...need, started: -1 }, said as Attempt)
  expect(touched.join('\n')).toMatch(/acts on master, which is somebody else's/)
})
