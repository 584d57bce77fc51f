import { describe, expect, test } from 'vitest'
import type { Event } from '../../src/core/event.ts'
import { Problem } from '../../src/core/problem.ts'
import { chooseReporter, type ReporterName, reporters } from '../../src/reporters/index.ts'
import { json } from '../../src/reporters/json.ts'
import { plain } from '../../src/reporters/plain.ts'
import { recordedEvents, T0 } from './events.ts'
import { LogFile } from './screen.ts'

const UTF8 = { LANG: 'C.UTF-8' }

function log(name: ReporterName, options = {}, events = recordedEvents()) {
  const terminal = new LogFile()
  const report = reporters[name]({ terminal, env: UTF8, ...options })
  for (const event of events) report(event)
  report.close()
  return terminal.text
}

test.each([
  [undefined, true, false, 'terminal'],
  [undefined, true, true, 'plain'],
  [undefined, false, false, 'plain'],
  ['json', true, false, 'json'],
])('name %s, terminal %s, build server %s: %s', (name, isTTY, ci, chosen) => {
  expect(chooseReporter({ name, isTTY, ci })).toBe(chosen)
})

test.each(['fancy', 'toString'])('no reporter is named %s', name => {
  expect(() => chooseReporter({ name, isTTY: true, ci: false })).toThrow(Problem)
})

describe('plain', () => {
  test('a run', () => {
    expect(log('plain')).toMatchSnapshot()
  })

  test('a run, with all that was said', () => {
    expect(log('plain', { verbose: true, plan: false })).toMatchSnapshot()
  })

  test('colour and ASCII, if wanted', () => {
    const text = log('plain', { color: true, env: { LANG: 'C' } })
    expect(text).toContain('\u001b[31mx lab is not done')
    expect(text).toContain('| Trying other mirror.')
  })

  test('no colour by itself', () => {
    expect(log('plain')).not.toContain('\u001b')
  })

  test('each line of hostile output stays one short line', () => {
    const terminal = new LogFile()
    const line = `\u001b[2J\u001b[H${'x'.repeat(10_000)}\nroot@host# `
    plain({ terminal, verbose: true, env: UTF8 })({
      type: 'step.output',
      at: T0,
      step: 's',
      host: 'a',
      line,
    })
    expect(terminal.text).not.toContain('\u001b')
    expect(terminal.text.match(/\n/g)).toHaveLength(1)
    expect(terminal.text.length).toBeLessThan(2100)
  })

  test('a host that does not answer is told at once, with what to do', () => {
    const problem = new Problem('HOST_UNREACHABLE', 'no route to host', { hint: 'vagrant up' })
    const text = log('plain', {}, [{ type: 'host.unreachable', at: 0, host: 'b', problem }])
    expect(text).toBe('    0.0s  b  no route to host\n          try: vagrant up\n')
  })
})

describe('json', () => {
  const lines = log('json')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))

  test('one object per event, in order', () => {
    expect(lines.map(line => line.type)).toEqual(recordedEvents().map(event => event.type))
  })

  test('one of each type', () => {
    const first = new Map(lines.toReversed().map(line => [line.type, line]))
    first.delete('plan.made')
    first.delete('run.finished')
    expect([...first.values()]).toMatchSnapshot()
  })

  test('no text of a command', () => {
    expect(log('json')).not.toContain('yum install -y')
  })

  test('a Map is an object', () => {
    const terminal = new LogFile()
    const problem = new Problem('HOST_UNREACHABLE', 'no route')
    const unreachable = new Map([['b', problem]])
    const event: Event = {
      type: 'plan.made',
      at: 1,
      plan: { cluster: 'lab', pairs: [], findings: [], unreachable },
    }
    json({ terminal })(event)
    expect(JSON.parse(terminal.text).plan.unreachable).toEqual({
      b: { code: 'HOST_UNREACHABLE', message: 'no route', evidence: [] },
    })
  })
})
