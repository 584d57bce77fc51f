import { expect, test } from 'vitest'
import { sh } from '../../src/core/command.ts'
import { askAll } from '../../src/core/fact.ts'
import { detached, follow } from '../../src/render/detached.ts'
import { readDetached, readQuestions } from './read-detached.ts'

test.each([
  ['one word', sh`true`],
  ['quotes and newlines', sh`printf '%s\n' ${"it's \n'here'"}`],
])('what slipway sends is read back: %s', (_, command) => {
  const text = command.reveal()
  expect(readDetached(detached('r.s.h.1', command, { from: 7 }).reveal())).toEqual({
    id: 'r.s.h.1',
    from: 7,
    text,
  })
})

test('to wait for a program brings none', () => {
  expect(readDetached(follow('r.s.h.1').reveal())).toEqual({
    id: 'r.s.h.1',
    from: 0,
    text: undefined,
  })
})

test('what is neither is refused', () => {
  expect(() => readDetached('rm -rf /')).toThrow('not a detached program')
})

test('questions are read back, each by itself', () => {
  const asks = [sh`cat /etc/hosts`, sh`( cd / && ls )`, sh`true; echo "$?"`]
  expect(readQuestions(askAll(asks, 'slipway-42').reveal())).toEqual({
    boundary: 'slipway-42',
    asks: asks.map(ask => ask.reveal()),
  })
  expect(readQuestions('true')).toBeUndefined()
})
