import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import { loadCluster } from '../../src/config/load.ts'
import { up } from '../../src/engine/up.ts'
import { steps } from '../../src/steps/index.ts'
import { counting, noCounts } from '../../src/transport/counting.ts'
import { connectSsh } from '../../src/transport/ssh.ts'
import { wrapped } from '../../src/transport/wrapped.ts'
import { type Lab, makeLab, onMachine, ran, reboot, slipway, takeDown, until } from './lab.ts'

/** Everything below / that a plan could have touched; logs and the clock's drift file grow by themselves. */
const TREE = `find / -xdev \\( -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp -o -path /var/log \
  -o -path /var/lib/chrony -o -path /var/lib/systemd \\) -prune -o -printf '%p %m %u %g %s %T@\\n' | sort | sha256sum`

interface PlannedPair {
  readonly step: string
  readonly host: string
  readonly changes: readonly { readonly summary: string }[]
}

/** What a plan would do, one line each. */
export async function planned(lab: Lab): Promise<string[]> {
  const { code, text } = await ran(lab, 'plan', '--json')
  expect(code, text).toBe(0)
  const events = text.split('\n').filter(line => line.startsWith('{'))
  const made = events.map(line => JSON.parse(line)).find(event => event.type === 'plan.made')
  return (made.plan.pairs as PlannedPair[])
    .flatMap(({ step, host, changes }) => changes.map(c => `${host} ${step}: ${c.summary}`))
    .sort()
}

export async function readyNodes(lab: Lab): Promise<string[]> {
  const text = await onMachine(lab, 'master', 'kubectl get nodes --no-headers')
  return text
    .split('\n')
    .filter(line => / Ready /.test(line))
    .map(line => line.split(' ')[0] as string)
}

export const nginxAnswers = (lab: Lab) =>
  Promise.all(
    lab.nodes.map(async ({ address }) => {
      const answer = await fetch(`http://${address}:30080/`, {
        signal: AbortSignal.timeout(10_000),
      })
      return (await answer.text()).includes('Welcome to nginx!')
    }),
  )

const ALL = ['master', 'worker1', 'worker2']

export interface Drift {
  readonly machine: string
  readonly program: string
  /** What the plan must name, and nothing else. */
  readonly plan: readonly string[]
}

export interface Story {
  readonly flavour: 'el7' | 'debian12'
  /** Who is killed in the middle of kubeadm init. */
  readonly killed: 'slipway' | 'slipway and kubeadm'
  readonly drifts: readonly Drift[]
}

export function story({ flavour, killed, drifts }: Story) {
  describe(`${flavour}: from bare machines to a working cluster`, () => {
    let lab: Lab

    beforeAll(async () => {
      lab = await makeLab(`test-${flavour}`, flavour)
    })
    afterAll(async () => {
      if (lab) await takeDown(lab.name)
    })

    const up_ = async () => {
      const { code, text } = await ran(lab, 'up', '--yes')
      expect(code, text).toBe(0)
      return text
    }

    test('plan touches nothing', async () => {
      const before = await Promise.all(ALL.map(name => onMachine(lab, name, TREE)))
      expect((await planned(lab)).length).toBeGreaterThan(60)
      expect(await Promise.all(ALL.map(name => onMachine(lab, name, TREE)))).toEqual(before)
    })

    const killedInInit = async () => {
      const running = slipway(lab, 'up', '--yes')
      await until('kubeadm init writes its manifests', 300, async () =>
        (
          await onMachine(lab, 'master', 'ls /etc/kubernetes/manifests/etcd.yaml 2>&1; true')
        ).startsWith('/'),
      )
      await running.kill('SIGKILL')
      await running
    }

    if (killed === 'slipway')
      test('slipway killed in kubeadm init: that ends by itself, and the same command goes on from there', async () => {
        await killedInInit()
        expect(await up_()).toContain('still at work for an earlier run')
        const programs = await onMachine(lab, 'master', 'ls /var/lib/slipway/runs')
        expect(programs.match(/control-plane/g)).toHaveLength(1)
      })
    else
      test('slipway and kubeadm init killed: the same command resets that host, and goes on', async () => {
        await killedInInit()
        await onMachine(lab, 'master', 'pkill -9 -x kubeadm; true')
        await up_()
      })

    test('three nodes are Ready, and nginx answers through the NodePort of each', async () => {
      expect(await readyNodes(lab)).toEqual(ALL)
      expect(await nginxAnswers(lab)).toEqual([true, true, true])
    })

    test('a second run changes nothing, with one connection and one round trip per host', async () => {
      const cluster = await loadCluster(lab.clusterFile)
      const counts = new Map(ALL.map(name => [name, noCounts()]))
      const connect = wrapped(connectSsh(), (transport, host) =>
        counting(counts.get(host.name) ?? noCounts())(transport, host),
      )
      const summary = await up({ cluster, connect, steps, checks })
      expect(summary.pairs.filter(pair => pair.result !== 'unchanged')).toEqual([])
      expect(
        [...counts.values()].map(({ connections, runs, writes }) => [connections, runs, writes]),
      ).toEqual(ALL.map(() => [1, 1, 0]))
    })

    test('what was changed by hand is named, and only that is repaired', async () => {
      for (const { machine, program } of drifts) await onMachine(lab, machine, program)
      const expected = drifts
        .flatMap(({ machine, plan }) => plan.map(line => `${machine} ${line}`))
        .sort()
      expect(await planned(lab)).toEqual(expected)
      await up_()
      expect(await planned(lab)).toEqual([])
    })

    test('a worker that lost its power comes back as wanted', async () => {
      await reboot(lab, 'worker2')
      await up_()
      expect(await readyNodes(lab)).toEqual(ALL)
    })
  })
}
