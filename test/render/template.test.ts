import { expect, test } from 'vitest'
import { render } from '../../src/render/template.ts'

test('values are put in as they are', () => {
  const text = render('wait.sh.eta', { probe: `a && b "c" <d>`, seconds: 1, message: `'it''s'` })
  expect(text).toContain(`{ a && b "c" <d>; }`)
})

test.each([
  ['a template that is not there', 'nothing.eta', {}, /nothing/],
  [
    'a value that is not given',
    'wait.sh.eta',
    { probe: 'true', seconds: 1 },
    /wait\.sh\.eta needs message/,
  ],
  ['no values at all', 'modules-load.conf.eta', undefined, /needs modules/],
])('%s is an error', (_, template, values, message) => {
  expect(() => render(template, values)).toThrow(message)
})
