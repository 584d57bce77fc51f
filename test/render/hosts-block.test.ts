import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hostsFile } from '../../src/render/hosts-block.ts'
import { aCluster, aHost, master, worker1 } from '../steps/cluster.ts'

const cluster = aCluster({ hosts: [master, worker1] })
const BLOCK = [
  '# slipway: begin lab',
  '192.168.56.10 master',
  '192.168.56.11 worker1',
  '# slipway: end lab',
]
const block = BLOCK.join('\n')

const cases: [name: string, before: string, after: string][] = [
  ['nothing', '', `${block}\n`],
  ['no block', '127.0.0.1 localhost\n', `127.0.0.1 localhost\n${block}\n`],
  ['no newline at the end', '127.0.0.1 localhost', `127.0.0.1 localhost\n${block}\n`],
  ['the block stays where it was', `a\n${block}\nb\n`, `a\n${block}\nb\n`],
  [
    'an older block',
    'a\n# slipway: begin lab\n1.2.3.4 x\n# slipway: end lab\nb\n',
    `a\n${block}\nb\n`,
  ],
  [
    "another cluster's block",
    '# slipway: begin x\n# slipway: end x\n',
    `# slipway: begin x\n# slipway: end x\n${block}\n`,
  ],
  ['own name on loopback', '127.0.1.1 worker1\na\n', `a\n${block}\n`],
  ['own name on loopback, Vagrant', '127.0.2.1 worker1 worker1.local # x\na\n', `a\n${block}\n`],
  ["another's name on loopback", '127.0.1.1 worker10\n', `127.0.1.1 worker10\n${block}\n`],
  [
    'own name only in a comment',
    '127.0.1.1 box # worker1\n',
    `127.0.1.1 box # worker1\n${block}\n`,
  ],
  ['a block without its end', '# slipway: begin lab\na\n', `# slipway: begin lab\na\n${block}\n`],
  [
    'a block without its end, mended',
    `# slipway: begin lab\na\n${block}\n`,
    `# slipway: begin lab\na\n${block}\n`,
  ],
  ['an end without its block', '# slipway: end lab\na\n', `# slipway: end lab\na\n${block}\n`],
]

test.each(cases)('%s', (_, before, after) => {
  expect(hostsFile(before, cluster, 'worker1')).toBe(after)
})

describe('whatever stands in it', () => {
  const line = fc.constantFrom(
    ...BLOCK,
    '127.0.0.1 localhost',
    '127.0.1.1 worker1',
    '::1 ip6-localhost',
    '# slipway: end x',
    '# slipway: begin x',
    '',
    'a b',
  )
  const text = fc
    .tuple(fc.array(line), fc.constantFrom('', '\n', '\n\n'))
    .map(([l, end]) => l.join('\n') + end)

  test('once is enough', () => {
    fc.assert(
      fc.property(text, before => {
        const once = hostsFile(before, cluster, 'worker1')
        expect(hostsFile(once, cluster, 'worker1')).toBe(once)
      }),
    )
  })

  test('other lines stay, in their order', () => {
    const others = (lines: string[]) => lines.filter(l => l !== '' && l !== '127.0.1.1 worker1')
    const free = fc.array(line.filter(l => !BLOCK.includes(l)))
    fc.assert(
      fc.property(free, free, fc.boolean(), (above, below, there) => {
        const lines = [...above, ...(there ? BLOCK : []), ...below]
        const after = hostsFile(lines.join('\n'), cluster, 'worker1').split('\n')
        const wanted = there ? lines : [...lines, ...BLOCK]
        expect(others(after)).toEqual(others(wanted))
      }),
    )
  })

  test('the whole block is in it', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 254 }), (before, last) => {
        const moved = aCluster({ hosts: [aHost('master', last, { role: 'control-plane' })] })
        expect(hostsFile(hostsFile(before, cluster, 'master'), moved, 'master')).toContain(
          `# slipway: begin lab\n192.168.56.${last} master\n# slipway: end lab\n`,
        )
      }),
    )
  })
})
