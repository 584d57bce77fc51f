import { describe, expect, test } from 'vitest'
import { type FieldTable, fieldsOf } from '../../src/config/catalogue/fields/field-table.ts'
import { KUBE_PROXY_FIELDS } from '../../src/config/catalogue/fields/kube-proxy.ts'
import {
  CLUSTER_FIELDS,
  INIT_FIELDS,
  JOIN_FIELDS,
} from '../../src/config/catalogue/fields/kubeadm.ts'
import { KUBELET_FIELDS } from '../../src/config/catalogue/fields/kubelet.ts'
import { fieldMistakes } from '../../src/config/fields.ts'

const of = (table: FieldTable, version: number, value: object) =>
  fieldMistakes({ name: 'It', table, version, write: n => `1.${n}` }, value).map(
    ({ path, message, part }) => `${path.join('.')} ${part}: ${message}`,
  )

const cases: [what: string, table: FieldTable, version: number, value: object, told: string[]][] = [
  ['nothing', KUBELET_FIELDS, 19, {}, []],
  ['right', KUBELET_FIELDS, 19, { maxPods: 50, evictionHard: { 'memory.available': '1Gi' } }, []],
  ['left out', KUBELET_FIELDS, 19, { evictionHard: null }, []],
  ['right below', KUBELET_FIELDS, 19, { authentication: { x509: { clientCAFile: '/x' } } }, []],
  ['not looked into', KUBELET_FIELDS, 19, { logging: { format: 'json' } }, []],
  [
    'misspelt',
    KUBELET_FIELDS,
    19,
    { maxPod: 50 },
    ['maxPod key: no field of It in 1.19; did you mean maxPods?'],
  ],
  [
    'misspelt below',
    KUBELET_FIELDS,
    19,
    { authentication: { x509: { clientCaFil: '/x' } } },
    ['authentication.x509.clientCaFil key: no field of It in 1.19; did you mean clientCAFile?'],
  ],
  [
    'too early',
    KUBELET_FIELDS,
    19,
    { memorySwap: { swapBehavior: 'NoSwap' } },
    ['memorySwap key: It has it from 1.22 on, and this is 1.19'],
  ],
  ['in time', KUBELET_FIELDS, 22, { memorySwap: { swapBehavior: 'NoSwap' } }, []],
  [
    'too late',
    KUBE_PROXY_FIELDS,
    26,
    { udpIdleTimeout: '1s' },
    ['udpIdleTimeout key: It had it until 1.25, and this is 1.26'],
  ],
  [
    'too early below',
    KUBE_PROXY_FIELDS,
    25,
    { iptables: { localhostNodePorts: false } },
    ['iptables.localhostNodePorts key: It has it from 1.26 on, and this is 1.25'],
  ],
  ['no number', KUBELET_FIELDS, 19, { maxPods: '50' }, ['maxPods value: must be a whole number']],
  [
    'no flag',
    KUBELET_FIELDS,
    19,
    { failSwapOn: 'no' },
    ['failSwapOn value: must be true or false'],
  ],
  [
    'no duration',
    KUBELET_FIELDS,
    19,
    { syncFrequency: 60 },
    ['syncFrequency value: must be a duration such as 1m30s'],
  ],
  ['durations', KUBELET_FIELDS, 19, { syncFrequency: '1m30s', cpuCFSQuotaPeriod: '100ms' }, []],
  [
    'no strings',
    KUBELET_FIELDS,
    19,
    { evictionHard: { 'nodefs.available': 10 }, clusterDNS: '10.96.0.10' },
    [
      'evictionHard value: must be a map of strings (put numbers in quotes)',
      'clusterDNS value: must be a list of strings',
    ],
  ],
  ['no map', KUBELET_FIELDS, 19, { authentication: true }, ['authentication value: must be a map']],
  [
    'no list of maps',
    KUBELET_FIELDS,
    21,
    { reservedMemory: [{ numaNode: 0, limits: { memory: '1Gi' } }, 7] },
    ['reservedMemory.1 value: must be a map'],
  ],
  [
    'arguments as a map',
    INIT_FIELDS,
    3,
    { nodeRegistration: { kubeletExtraArgs: { v: '2' } } },
    [],
  ],
  [
    'arguments as a map, where it is a list',
    INIT_FIELDS,
    4,
    { nodeRegistration: { kubeletExtraArgs: { v: '2' } } },
    ['nodeRegistration.kubeletExtraArgs value: must be a list'],
  ],
  [
    'arguments as a list, where it is a map',
    CLUSTER_FIELDS,
    3,
    { apiServer: { extraArgs: [{ name: 'v', value: '2' }] } },
    ['apiServer.extraArgs value: must be a map of strings (put numbers in quotes)'],
  ],
  [
    'a timeout that has moved',
    JOIN_FIELDS,
    4,
    { discovery: { timeout: '5m' } },
    ['discovery.timeout key: It had it until 1.3, and this is 1.4'],
  ],
]

test.each(cases)('%s', (_, table, version, value, told) => {
  expect(of(table, version, value)).toEqual(told)
})

const TABLES = { CLUSTER_FIELDS, INIT_FIELDS, JOIN_FIELDS, KUBE_PROXY_FIELDS, KUBELET_FIELDS }

describe.each(Object.entries(TABLES))('%s', (_, table) => {
  const fields = fieldsOf(table)

  test('holds words of the right form', () => {
    for (const { path, kind } of fields) {
      for (const part of path) expect(part).toMatch(/^[a-z][A-Za-z0-9]*(\[\])?$/)
      expect(kind).toMatch(/^(any|bool|duration|flags|int|list|map|number|string|strings)$/)
    }
  })

  test('has each field once in any version', () => {
    const seen = new Map<string, number>()
    for (const { path, since, until = Number.POSITIVE_INFINITY } of fields) {
      const name = path.join('.').replaceAll('[]', '')
      expect(since).toBeGreaterThan(seen.get(name) ?? 0)
      seen.set(name, until)
    }
  })
})
