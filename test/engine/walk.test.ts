import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Node, type WalkOptions, walk } from '../../src/engine/walk.ts'

type Result = 'unchanged' | 'changed' | 'failed'

/** Walks, and writes down what began, ended and was blocked. */
async function walked(
  nodes: readonly Node[],
  result: (key: string) => Result = () => 'unchanged',
  options: Partial<WalkOptions<Node>> & { readonly turns?: (key: string) => number } = {},
) {
  const log: string[] = []
  const stirred = new Set<string>()
  const waitedFor = new Map<string, string | undefined>()
  const blockedBy = new Map<string, readonly string[]>()
  await walk(nodes, {
    signal: options.signal,
    async run(node, turnOf) {
      log.push(`begin ${node.key}`)
      if (turnOf.stirred) stirred.add(node.key)
      waitedFor.set(node.key, turnOf.waitedFor)
      for (let i = options.turns?.(node.key) ?? 0; i > 0; i--) await turn()
      log.push(`end ${node.key}`)
      return result(node.key)
    },
    blocked({ key }, by) {
      log.push(`block ${key}`)
      blockedBy.set(key, by)
    },
  })
  return { log, stirred, waitedFor, blockedBy }
}

const node = (key: string, ...after: string[]): Node => ({ key, after })

describe('walk', () => {
  test('of nothing ends', async () => expect((await walked([])).log).toEqual([]))

  test('waits for what a node needs, and for nothing else', async () => {
    const nodes = [node('slow'), node('quick'), node('x', 'quick'), node('y', 'slow', 'x')]
    const { log } = await walked(nodes, undefined, { turns: key => (key === 'slow' ? 9 : 1) })
    expect(log).toEqual([
      ...['begin slow', 'begin quick', 'end quick', 'begin x', 'end x'],
      ...['end slow', 'begin y', 'end y'],
    ])
  })

  test('tells what a node waited for last, of those it needs', async () => {
    const nodes = [
      node('slow'),
      node('quick'),
      node('x', 'slow', 'quick', 'absent'),
      node('y', 'x'),
    ]
    const { waitedFor } = await walked(nodes, undefined, { turns: key => (key === 'slow' ? 9 : 1) })
    expect(Object.fromEntries(waitedFor)).toEqual({
      ...{ slow: undefined, quick: undefined },
      ...{ x: 'slow', y: 'x' },
    })
  })

  test('a failure blocks what needs it, however far away, and nothing else', async () => {
    const nodes = [node('a'), node('b'), node('c', 'a'), node('d', 'c', 'b'), node('e', 'b')]
    const { log, blockedBy } = await walked(nodes, key => (key === 'a' ? 'failed' : 'unchanged'))
    expect(Object.fromEntries(blockedBy)).toEqual({ c: ['a'], d: ['a'] })
    expect(log).toContain('end e')
  })

  test('names every failure once', async () => {
    const nodes = [node('a'), node('b'), node('c', 'a'), node('d', 'a', 'b', 'c')]
    const { blockedBy } = await walked(nodes, () => 'failed')
    expect(blockedBy.get('d')).toEqual(['a', 'b'])
  })

  test('starts nothing after a stop, and waits for what runs', async () => {
    const stop = new AbortController()
    const nodes = [node('a'), node('b', 'a'), node('c', 'b'), node('other')]
    const { log, blockedBy } = await walked(
      nodes,
      key => {
        if (key === 'a') stop.abort()
        return 'changed'
      },
      { signal: stop.signal, turns: key => (key === 'other' ? 5 : 1) },
    )
    expect(log.filter(l => l.startsWith('begin'))).toEqual(['begin a', 'begin other'])
    expect(log.at(-1)).toBe('end other')
    expect(Object.fromEntries(blockedBy)).toEqual({ b: [], c: [] })
  })

  test('rejects when a visit does', async () => {
    const run = () => Promise.reject(new Error('a defect'))
    await expect(walk([node('a')], { run, blocked: () => {} })).rejects.toThrow('a defect')
  })
})

/** Nodes 0, 1, 2, … each after some of those before it. */
const graphs = fc
  .array(
    fc.record({
      needs: fc.array(fc.nat(), { maxLength: 4 }),
      result: fc.constantFrom<Result>('unchanged', 'changed', 'failed'),
      stirs: fc.constantFrom(true, false, undefined),
      turns: fc.nat(3),
    }),
    { maxLength: 25 },
  )
  .map(list =>
    list.map(({ needs, ...rest }, i) => ({
      key: `${i}`,
      after: i === 0 ? [] : [...new Set(needs.map(n => `${n % i}`))],
      ...rest,
    })),
  )

test('walk, for any graph', async () => {
  await fc.assert(
    fc.asyncProperty(graphs, async nodes => {
      const byKey = new Map(nodes.map(n => [n.key, n]))
      const at = (key: string) => byKey.get(key) as (typeof nodes)[number]
      const { log, stirred, blockedBy } = await walked(nodes, key => at(key).result, {
        turns: key => at(key).turns,
      })
      const ancestors = (key: string): string[] => at(key).after.flatMap(a => [a, ...ancestors(a)])
      const unique = (key: string) => [...new Set(ancestors(key))]
      const ran = (key: string) => log.includes(`end ${key}`)

      expect(
        log
          .filter(l => !l.startsWith('end'))
          .map(l => l.split(' ')[1])
          .toSorted(),
      ).toEqual(nodes.map(n => n.key).toSorted())
      for (const { key, after } of nodes) {
        const failed = unique(key).filter(a => ran(a) && at(a).result === 'failed')
        expect(blockedBy.has(key)).toBe(failed.length > 0)
        expect(new Set(blockedBy.get(key))).toEqual(new Set(failed))
        if (!ran(key)) continue
        expect(stirred.has(key)).toBe(
          unique(key).some(a => at(a).result === 'changed' && at(a).stirs !== false),
        )
        for (const need of after)
          expect(log.indexOf(`end ${need}`)).toBeLessThan(log.indexOf(`begin ${key}`))
      }
    }),
    { numRuns: 200 },
  )
})
