import { expect, test } from 'vitest'
import type { Attempt } from './attempt.ts'
import { byHand } from './hardware.ts'
import { complaints } from './oracle.ts'
import { portrait } from './portrait.ts'
import { play } from './run-scenario.ts'
import { scenarioAt } from './scenario.ts'
import { forked, type Shape } from './shapes.ts'
import { storyOf } from './story.ts'

const PATIENCE = 120_000
const SHAPE: Shape = 'el7-1'

test('a seed with a fault ends well, and the same each time', { timeout: PATIENCE }, async () => {
  const once = async () => {
    const lines: string[] = []
    const verdict = await play(scenarioAt(SHAPE, 'power', 300), (at, line) =>
      lines.push(`${at} ${line}`),
    )
    return { verdict, lines }
  }
  const first = await once()
  expect(first.verdict).toMatchObject({ wrong: [], struck: ['power'] })
  const again = await once()
  expect(again.lines).toEqual(first.lines)
})

test.each<[what: string, program: string, complaint: RegExp]>([
  ['a line of /etc/hosts', "printf 'x\\n' > /etc/hosts", /a line of \/etc\/hosts is lost/],
  ['a file of its user', 'rm -f /srv/data/notes', /\/srv\/data\/notes is lost/],
  ['a package configuration', 'rm -f /etc/docker/daemon.json', /daemon\.json is null, not/],
  ['the control plane', 'rm -rf /var/lib/etcd', /lost a whole control plane/],
  [
    'an object of its user',
    'kubectl --kubeconfig /etc/kubernetes/admin.conf --request-timeout=5s -n default delete cm dear',
    /object in the cluster is lost/,
  ],
])('the loss of %s is noticed', { timeout: PATIENCE }, async (_, program, complaint) => {
  const story = await storyOf(SHAPE)
  const world = forked(story.whole, 1)
  byHand(world.hardware('master'), program)
  const look: Attempt = { ...story.attempt, command: 'plan', code: 0 }
  const scenario = scenarioAt(SHAPE, 'kill', 1)
  const wrong = await complaints({ world, story, scenario, struck: [], attempts: [], look })
  expect(wrong.join('\n')).toMatch(complaint)
})

test('machines that nobody touched are as they were', { timeout: PATIENCE }, async () => {
  const { whole } = await storyOf(SHAPE)
  expect(portrait(forked(whole, 1))).toEqual(portrait(whole))
})
