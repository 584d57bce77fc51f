import { describe, expect, test } from 'vitest'
import type { Change } from '../../src/core/change.ts'
import type { Pair } from '../../src/core/graph.ts'
import { pairKey } from '../../src/core/graph.ts'
import type { Host } from '../../src/core/host.ts'
import type { Plan } from '../../src/core/plan.ts'
import type { Step } from '../../src/core/step.ts'
import { choose } from '../../src/engine/choose.ts'

/** `a b>a c>b d` on one host: each letter a step, after `>` what it needs; a capital has something to do. */
function graph(text: string): { pairs: Pair[]; plan: Plan } {
  const nodes = text.split(' ').map(word => word.split('>') as [string, string?])
  const key = (letter: string) => pairKey(letter.toLowerCase(), 'h')
  const change: Change = { summary: 'do it', risk: 'safe', actions: [] }
  return {
    pairs: nodes.map(([name, needs = '']) => ({
      step: { id: name.toLowerCase() } as Step,
      host: { name: 'h' } as Host,
      after: [...needs].map(key),
    })),
    plan: {
      cluster: 'lab',
      pairs: nodes.map(([name]) => ({
        step: name.toLowerCase(),
        title: '',
        host: 'h',
        changes: name === name.toUpperCase() ? [change] : [],
      })),
      findings: [],
      unreachable: new Map(),
    },
  }
}

/** The chosen steps in order, those that only come along in brackets. */
const chosen = (text: string, wanted: string) => {
  const { pairs, plan } = graph(text)
  const choice = choose(pairs, plan, ({ step }) => wanted.includes(step.id))
  expect(choice.pairs.map(pair => pair.step.id)).toEqual(choice.plan.pairs.map(pair => pair.step))
  return choice.plan.pairs.map(p => (p.needed ? `[${p.step}]` : p.step)).join(' ')
}

describe('what is wanted comes with what it needs and is not done', () => {
  test.each([
    ['alone', 'a b c', 'b', 'b'],
    ['what it needs is done', 'a b>a', 'b', 'b'],
    ['what it needs is to do', 'A b>a', 'b', '[a] b'],
    ['through one that is done, which is then looked at again', 'A b>a c>b', 'c', '[a] [b] c'],
    ['what needs it stays out', 'a B>a C>b', 'b', 'b'],
    ['two ways to the same', 'A b>a c>a d>bc', 'd', '[a] [b] [c] d'],
    ['wanted and needed is wanted', 'A B>a', 'ab', 'a b'],
    ['nothing', 'A B>a', '', ''],
  ])('%s', (_, text, wanted, expected) => {
    expect(chosen(text, wanted)).toBe(expected)
  })

  test('what cannot be planned comes along, and fails there', () => {
    const { pairs, plan } = graph('a b>a')
    const [first, second] = plan.pairs
    const broken = {
      ...plan,
      pairs: [{ ...first, problem: new Error('no') }, second],
    } as unknown as Plan
    expect(choose(pairs, broken, p => p.step.id === 'b').pairs).toHaveLength(2)
  })

  test('what is left out is not waited for', () => {
    const { pairs, plan } = graph('a b>a')
    expect(choose(pairs, plan, p => p.step.id === 'b').pairs[0]?.after).toEqual([])
  })
})
