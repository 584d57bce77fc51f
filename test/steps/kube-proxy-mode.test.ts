import { describe, expect, test } from 'vitest'
import type { Cluster } from '../../src/core/cluster.ts'
import type { KubeObject } from '../../src/facts/kubectl.ts'
import { toYaml } from '../../src/render/yaml.ts'
import { controlPlane } from '../../src/steps/control-plane.ts'
import { kubeProxyChanges, kubeProxyFacts } from '../../src/steps/kube-proxy-mode.ts'
import { aCluster, master } from './cluster.ts'
import { play } from './site.ts'

const MARK = 'slipway/kube-proxy-mode'
const ipvs = aCluster({ kubeProxy: { mode: 'ipvs' } })

const config = {
  apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
  mode: '',
  clusterCIDR: '10.244.0.0/16',
}

/** The cluster's kube-proxy as the API server tells of it. */
const live = (mode: string, mark?: string, started = mark): KubeObject[] => {
  const annotations = (value?: string) =>
    value === undefined ? {} : { annotations: { [MARK]: value } }
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'kube-proxy', ...annotations(mark) },
      data: { 'config.conf': toYaml({ ...config, mode }), 'kubeconfig.conf': 'x' },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'kube-proxy' },
      spec: { template: { metadata: annotations(started) } },
    },
  ]
}

const told = (found: readonly KubeObject[] | undefined, cluster: Cluster) =>
  kubeProxyChanges(found, cluster).map(({ risk, summary }) => `${risk}: ${summary}`)

const CHANGED =
  "disruptive: change kube-proxy's mode from iptables to ipvs, and restart it; rules of iptables stay on a node until that restarts"
const RESTARTED = 'disruptive: restart kube-proxy on every node, with its mode ipvs'

test.each<[name: string, found: KubeObject[] | undefined, cluster: Cluster, told: string[]]>([
  ['as kubeadm made it', live('ipvs'), ipvs, []],
  ['in another mode', live(''), ipvs, [CHANGED]],
  ['changed by slipway, and restarted since', live('ipvs', 'ipvs'), ipvs, []],
  ['changed by slipway, which was cut off then', live('ipvs', 'ipvs', ''), ipvs, [RESTARTED]],
  ['changed back by hand', live('iptables', 'ipvs'), ipvs, [CHANGED]],
  ['no mode is named', live('ipvs'), aCluster(), []],
  [
    'the default is named, and is there',
    live(''),
    aCluster({ kubeProxy: { mode: 'iptables' } }),
    [],
  ],
  ['without kube-proxy', live('ipvs'), aCluster({ kubeProxy: false }), []],
  ['no API server yet', undefined, ipvs, []],
  ['somebody has removed it', [], ipvs, []],
])('%s', (_, found, cluster, wanted) => {
  expect(told(found, cluster)).toEqual(wanted)
})

test('only a cluster whose mode is named is asked', () => {
  expect(Object.keys(kubeProxyFacts(aCluster()))).toEqual([])
  expect(Object.keys(kubeProxyFacts(ipvs))).toEqual(['kubeProxy'])
})

const programs = (found: readonly KubeObject[], cluster: Cluster) =>
  kubeProxyChanges(found, cluster)
    .flatMap(({ actions }) => actions)
    .map(action => ('run' in action ? action.run.shown : ''))

test('the mode alone is changed, and what it needs', () => {
  const nftables = aCluster({
    kubeProxy: { mode: 'nftables', featureGates: { NFTablesProxyMode: true } },
  })
  const [patched, restarted, waited] = programs(live('ipvs'), nftables)
  expect(patched).toMatch(/patch configmap\/kube-proxy '?--type=merge/)
  expect(patched).toContain('\\nfeatureGates:\\n  NFTablesProxyMode: true\\nmode: nftables\\n')
  expect(patched).not.toContain('kubeconfig.conf')
  expect(restarted).toContain('patch daemonset/kube-proxy')
  expect(waited).toMatch(/rollout status daemonset\/kube-proxy '?--timeout=300s/)
})

describe('the step control-plane', () => {
  const marker = { verb: 'init', cluster: 'lab', ended: true }
  const found = { state: 'done', cluster: 'lab', marker }

  test('names it', () => {
    const changes = controlPlane.diff({ found, kubeProxy: live('') } as never, {
      host: master,
      cluster: ipvs,
    })
    expect(changes.map(({ risk }) => risk)).toEqual(['disruptive'])
  })

  test('does it', async () => {
    const site = play([{ found }], { always: { kubeProxy: live('') } })
    await controlPlane.perform?.([], { host: master, cluster: ipvs }, site)
    expect(site.log.map(line => line.match(/note|patch \S+|rollout \S+/)?.[0])).toEqual([
      'note',
      'patch configmap/kube-proxy',
      'patch daemonset/kube-proxy',
      'rollout status',
    ])
  })
})
