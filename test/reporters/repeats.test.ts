import { expect, test } from 'vitest'
import type { Event } from '../../src/core/event.ts'
import { Problem } from '../../src/core/problem.ts'
import { reporters } from '../../src/reporters/index.ts'
import { createRepeats } from '../../src/reporters/repeats.ts'
import { Screen } from './screen.ts'

const away = new Problem('HOST_UNREACHABLE', 'no route', { hint: 'vagrant up' })
const failed = (host: string, step: string, problem: Problem): Event => ({
  type: 'step.finished',
  at: 0,
  step,
  host,
  summary: {
    step,
    host,
    result: 'failed',
    changes: [],
    took: 0,
    problem: problem.at({ step, host }),
  },
})
const unreachable: Event = { type: 'host.unreachable', at: 0, host: 'b', problem: away }

test('a step that fails as its host did is a repetition, on that host and for that reason', () => {
  const isRepeat = createRepeats()
  expect(isRepeat(failed('b', 'swap-off', away))).toBe(false)
  expect(isRepeat(unreachable)).toBe(false)
  expect(isRepeat(failed('b', 'swap-off', away))).toBe(true)
  expect(isRepeat(failed('b', 'sysctl', new Problem('COMMAND_FAILED', 'exit code 1')))).toBe(false)
  expect(isRepeat(failed('c', 'swap-off', away))).toBe(false)
})

test.each(['plain', 'terminal'] as const)('%s tells it once', name => {
  const screen = new Screen()
  const report = reporters[name]({ terminal: screen, color: false, env: {} })
  for (const event of [unreachable, failed('b', 'hostname', away), failed('b', 'swap-off', away)])
    report(event)
  report.close()
  expect(screen.text.match(/no route/g)).toHaveLength(1)
  expect(screen.text.match(/vagrant up/g)).toHaveLength(1)
})
