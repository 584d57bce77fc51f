import { describe, expect, test } from 'vitest'
import {
  backendsOf,
  type NetworkBackend,
  type NetworkPlugin,
  nodeTraffic,
  PLUGIN_TRACES,
} from '../../src/core/pod-network.ts'

const text = (plugin: NetworkPlugin, backend?: NetworkBackend) =>
  nodeTraffic(plugin, backend).map(({ protocol, port }) => [protocol, port].join(' ').trim())

const cases: [plugin: NetworkPlugin, backend: NetworkBackend | undefined, traffic: string[]][] = [
  ['flannel', undefined, ['udp 8472']],
  ['flannel', 'vxlan', ['udp 8472']],
  ['flannel', 'host-gw', []],
  ['calico', undefined, ['tcp 179', 'ipip']],
  ['calico', 'vxlan', ['udp 4789']],
  ['cilium', undefined, ['udp 8472', 'tcp 4240']],
  ['manifest', undefined, []],
  ['none', undefined, []],
  ['none', 'vxlan', []],
]

test.each(cases)('%s over %s', (plugin, backend, wanted) => {
  expect(text(plugin, backend)).toEqual(wanted)
})

test('the first backend is the default', () => {
  expect(backendsOf('flannel')).toEqual(['vxlan', 'host-gw'])
  expect(backendsOf('calico')).toEqual(['ipip', 'vxlan'])
  expect(backendsOf('none')).toEqual([])
})

describe.each(Object.entries(PLUGIN_TRACES))('what %s leaves', (_, traces) => {
  test('has whole paths, and names that fit a link', () => {
    for (const path of [...traces.configs, ...traces.folders]) expect(path).toMatch(/^\/[\w./-]+$/)
    for (const link of traces.links) expect(link).toMatch(/^[\w.-]{1,15}$/)
  })

  test('is never the whole of a folder that others use', () => {
    expect(traces.folders).not.toContain('/etc/cni/net.d')
    expect(traces.folders).not.toContain('/opt/cni/bin')
  })
})
