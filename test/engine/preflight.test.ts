import { describe, expect, test } from 'vitest'
import { defineCheck } from '../../src/core/check.ts'
import { sh } from '../../src/core/command.ts'
import { Problem } from '../../src/core/problem.ts'
import { inspect } from '../../src/engine/preflight.ts'
import { claimed } from '../../src/render/claim.ts'
import { counting, noCounts } from '../../src/transport/counting.ts'
import { memoryHost } from '../../src/transport/memory.ts'
import { wrapped } from '../../src/transport/wrapped.ts'
import { aCluster } from '../steps/cluster.ts'

const says = (id: string) =>
  defineCheck({
    id,
    title: id,
    facts: () => ({ said: { ask: sh`echo ${id}`, read: ({ stdout }) => stdout.trim() } }),
    judge: known =>
      [...known].map(([host, { said }]) => ({ host: host.name, level: 'ok', message: said })),
  })

const rounds = [[says('one'), says('two')], [says('three')]]

const look = async (options: Parameters<typeof memoryHost>[0] = {}) => {
  const counts = noCounts()
  const { connect } = memoryHost({
    answer: (program, host) => (program.startsWith('echo') ? `${host.name}\n` : undefined),
    ...options,
  })
  const { findings, unreachable } = await inspect(
    { cluster: aCluster(), connect: wrapped(connect, counting(counts)) },
    rounds,
  )
  const lines = findings.map(f => `${f.check} ${f.host} ${f.level} ${f.message}`)
  return { lines, unreachable: [...unreachable.keys()], counts }
}

describe('all checks', () => {
  test('one connection to each host, one round trip for each list', async () => {
    const { lines, counts } = await look()
    expect(counts).toMatchObject({ connections: 3, runs: 6, writes: 0 })
    expect(lines).toHaveLength(9)
    expect(lines).toContain('three worker2 ok worker2')
  })

  test('a host that is not there is told of, and the others are looked at', async () => {
    const { connect } = memoryHost({ answer: () => 'x' })
    const lost = new Problem('HOST_UNREACHABLE', 'gone')
    const { findings, unreachable } = await inspect(
      {
        cluster: aCluster(),
        connect: async host => {
          if (host.name === 'worker1') throw lost
          return connect(host)
        },
      },
      rounds,
    )
    expect([...unreachable]).toEqual([['worker1', expect.objectContaining({ message: 'gone' })]])
    expect(new Set(findings.map(f => f.host))).toEqual(new Set(['master', 'worker2']))
  })

  test('nothing is tried out while a run is at work', async () => {
    const by = {
      run: 'r',
      command: 'slipway up',
      user: 'ann',
      machine: 'desk',
      pid: 1,
      folder: '/w',
      since: 0,
    }
    const held = JSON.stringify(by)
    const { lines, counts } = await look({
      answer: program =>
        program === claimed.ask.reveal()
          ? claim(held)
          : program.startsWith('echo')
            ? 'x'
            : undefined,
    })
    expect(counts.runs).toBe(3)
    expect(lines.at(-1)).toMatch(
      /^three worker2 warning not tried: slipway up by ann on desk.* at work on master$/,
    )
  })
})

/** As a host tells whose it is: the run, who it is, when it last said so, and the time now. */
const claim = (held: string) => `r1\n${held}\nboot 100\nboot 103\n`
