import { describe, expect, test } from 'vitest'
import { checks } from '../../../src/checks/index.ts'
import { isEmpty } from '../../../src/core/plan.ts'
import { plan, up } from '../../../src/engine/up.ts'
import { steps } from '../../../src/steps/index.ts'
import { resetSteps } from '../../../src/steps/reset.ts'
import { toyCluster } from '../toy-cluster.ts'
import { Bench } from './bench.ts'

const cluster = toyCluster(`cluster: sim
preset: notes-2020
hosts:
  master: { address: 192.168.56.10, role: control-plane }
  worker1: { address: 192.168.56.11, role: worker, labels: { disk: ssd } }
  worker2: { address: 192.168.56.12, role: worker, taints: [{ key: batch, value: 'yes', effect: NoSchedule }] }
`)

describe.each(['el7', 'debian12'] as const)('machines with %s', flavour => {
  test('come from bare to a working cluster, and then there is nothing to do', async () => {
    const bench = new Bench(cluster, flavour)
    const { connect, clock } = bench
    const session = { cluster, connect, clock, steps, checks }
    const before = await plan(session)
    expect(before.pairs.flatMap(p => p.problem?.message ?? [])).toEqual([])
    const summary = await up(session)
    const failed = summary.pairs.filter(p => p.result === 'failed' || p.result === 'blocked')
    expect(failed.map(p => [p.step, p.host, p.problem?.message, p.problem?.evidence])).toEqual([])
    const after = await plan(session)
    expect(after.pairs.flatMap(p => p.changes.map(c => `${p.host}: ${c.summary}`))).toEqual([])
    expect(isEmpty(after)).toBe(true)
    const deeds = [...bench.machines.values()].map(m =>
      m.deeds.filter(d => d.startsWith('kubeadm')),
    )
    expect(deeds).toEqual([
      ['kubeadm init ended well'],
      ['kubeadm join ended well'],
      ['kubeadm join ended well'],
    ])
  })

  test('are cleared by a reset, and made anew', async () => {
    const bench = new Bench(cluster, flavour)
    const { connect, clock } = bench
    const session = { cluster, connect, clock, steps, checks }
    const problems = async (run: ReturnType<typeof up>) =>
      (await run).pairs.flatMap(p => p.problem?.message ?? [])
    expect(await problems(up(session))).toEqual([])
    expect(await problems(up({ ...session, steps: resetSteps(), checks: [] }))).toEqual([])
    const master = bench.machines.get('master')
    expect(master?.deeds).toContain('reset of a whole control plane')
    expect(master?.files.kind('/etc/kubernetes/admin.conf')).toBeUndefined()
    expect(await problems(up(session))).toEqual([])
    expect(isEmpty(await plan(session))).toBe(true)
  })
})
