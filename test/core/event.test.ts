import { expect, test } from 'vitest'
import { change, fileChange, risky, rootFile } from '../../src/core/change.ts'
import { sh } from '../../src/core/command.ts'
import { told } from '../../src/core/event.ts'
import { Secret } from '../../src/core/secret.ts'

test('a change is told without its commands', () => {
  const it = risky('disruptive', change('log in', sh`login ${new Secret('hush')} plain`))
  expect(told(it)).toEqual({ summary: 'log in', risk: 'disruptive', diff: undefined })
})

test('a diff is told', () => {
  const [it] = fileChange(undefined, rootFile('/x', 'a\n'))
  expect(it && told(it)).toMatchObject({ summary: 'write /x', diff: it?.diff })
})
