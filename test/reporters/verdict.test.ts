import { expect, test } from 'vitest'
import { doneText } from '../../src/reporters/verdict.ts'
import { english } from '../../src/texts/say.ts'

test.each([
  ['up', false, 'lab is as wanted'],
  ['up', true, 'lab is as wanted, as far as was asked'],
  ['retry', true, 'lab is as wanted, as far as was asked'],
  ['reset', false, 'lab is reset'],
  ['reset', true, 'lab is reset, as far as was asked'],
  [undefined, undefined, 'lab is as wanted'],
])('after %s, of a part: %s', (command, part, wanted) => {
  const known = { cluster: 'lab', ...(command && { command }), ...(part !== undefined && { part }) }
  expect(doneText(known, english)).toBe(wanted)
})
