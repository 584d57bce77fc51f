import { expect, test } from 'vitest'
import { change, fileChange, rootFile } from '../../src/core/change.ts'
import { sh } from '../../src/core/command.ts'
import { Secret } from '../../src/core/secret.ts'
import {
  exampleChange,
  explainLines,
  type StepExplained,
  topicLines,
} from '../../src/reporters/explain-text.ts'
import { createStyle } from '../../src/reporters/style.ts'

const style = createStyle()
const text = (...of: Parameters<typeof explainLines>) => explainLines(...of).join('\n')

const step: StepExplained = {
  kind: 'step',
  id: 'swap-off',
  title: 'Nothing is swapped',
  after: ['hostname'],
  why: 'Because.',
  undo: ['swapon -a'],
  see: ['https://example.com/'],
}

test('a step with what it would do', () => {
  const changes = [
    change('log in', sh`login ${new Secret('hush')} now`),
    ...fileChange(undefined, rootFile('/etc/x', 'a\n')),
  ].map(exampleChange)
  const lines = text(
    { ...step, example: { host: 'w', system: 'X 1', changes, runs: ['and more'] } },
    style,
  )
  expect(lines).toContain('what it does, on w as a bare X 1')
  expect(lines).not.toContain('hush')
  expect(lines).toMatch(/\+ write \/etc\/x\n.*@@/)
  expect(lines).toContain('and more')
})

test.each([
  [undefined, 'nothing in this cluster'],
  [{ host: 'w', system: 'X', changes: [], runs: [] }, 'nothing: the machine is as wanted'],
])('a step that does nothing: %j', (example, said) => {
  expect(text({ ...step, example }, style)).toContain(said)
})

test('a cause that passes by itself says so', () => {
  const cause = { kind: 'cause', id: 'x', cause: 'it was busy', cure: 'wait' } as const
  expect(text({ ...cause, passes: true }, style)).toContain('tries again')
  expect(text({ ...cause, passes: false }, style)).not.toContain('tries again')
})

test('topics are lists of words', () => {
  const ids = [{ id: 'a', title: 'A' }]
  const lines = topicLines({ steps: ids, checks: ids, codes: ['C', 'D'], causes: ['e'] }, style)
  expect(lines).toContain('  C, D')
})
