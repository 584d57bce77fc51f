import { describe, expect, test } from 'vitest'
import { downloads, placesOf } from '../../src/checks/downloads.ts'
import { checks } from '../../src/checks/index.ts'
import { login } from '../../src/checks/login.ts'
import { names } from '../../src/checks/names.ts'
import { portsFree } from '../../src/checks/ports-free.ts'
import { preflight } from '../../src/checks/preflight.ts'
import { hostFirewall, kernelModules, swap } from '../../src/checks/preparation.ts'
import { uniqueHardware } from '../../src/checks/unique-hardware.ts'
import type { Check } from '../../src/core/check.ts'
import type { Cluster } from '../../src/core/cluster.ts'
import type { Host } from '../../src/core/host.ts'
import { steps } from '../../src/steps/index.ts'
import { aCluster, master, worker1 } from '../steps/cluster.ts'

const judge = (
  check: Check,
  known: readonly (readonly [Host, object])[],
  other: Partial<Cluster> = {},
) => check.judge(new Map(known as [Host, Record<string, unknown>][]), aCluster(other))

/** `host level step` of every finding. */
const told = (...of: Parameters<typeof judge>) =>
  judge(...of).map(({ host, level, mendedBy }) => [host, level, mendedBy].filter(Boolean).join(' '))

const all = new Set(['curl', 'flock', 'setsid', 'tail', 'systemctl', 'bash'])
const root = { user: 'root', login: 'root' }
const etcHosts = (content: string) => ({ content, mode: '644', owner: 'root:root' })
const card = (mac: string, address: string, productUuid?: string) => ({
  macs: new Map([['eth0', mac]]),
  addresses: new Map([['eth0', [address]]]),
  productUuid,
})
const answered = (exit: number, status: number, name = 'packages') => ({
  answered: [{ name, url: 'http://x', exit, status }],
  joined: new Set(),
})
const busy = (port: number, program: string) => ({ listeners: new Map([[port, program]]) })

type Case = [string, Check, (readonly [Host, object])[], string[], Partial<Cluster>?]

const cases: Case[] = [
  ['as root', login, [[master, { who: root, installed: all }]], ['master ok']],
  [
    'without flock',
    login,
    [[master, { who: root, installed: new Set(['curl']) }]],
    ['master error'],
  ],
  ['its name', names, [[master, { now: 'master', hosts: undefined }]], ['master ok']],
  ['another name', names, [[master, { now: 'debian', hosts: undefined }]], ['master ok hostname']],
  [
    'a name that leads to loopback',
    names,
    [
      [
        master,
        { now: 'master', hosts: etcHosts('127.0.0.1 localhost\n127.0.1.1 master.x master\n') },
      ],
    ],
    ['master ok hosts-file'],
  ],
  [
    'a name that leads there in a comment',
    names,
    [[master, { now: 'master', hosts: etcHosts('127.0.1.1 other # master\n') }]],
    ['master ok'],
  ],
  [
    'cards of their own',
    uniqueHardware,
    [
      [master, card('a', master.address, 'u')],
      [worker1, card('b', worker1.address, 'v')],
    ],
    ['master ok', 'worker1 ok'],
  ],
  [
    'a cloned card',
    uniqueHardware,
    [
      [master, card('a', master.address)],
      [worker1, card('a', worker1.address)],
    ],
    ['master error', 'worker1 error'],
  ],
  [
    'the same card at another address than that of the cluster',
    uniqueHardware,
    [
      [master, card('a', '10.0.2.15')],
      [worker1, card('a', '10.0.2.15')],
    ],
    ['master ok', 'worker1 ok'],
  ],
  [
    'containers of one machine',
    uniqueHardware,
    [
      [master, card('a', master.address, 'u')],
      [worker1, card('b', worker1.address, 'u')],
    ],
    ['master warning', 'worker1 warning'],
  ],
  ['no swap', swap, [[master, { swaps: [] }]], ['master ok']],
  ['swap', swap, [[master, { swaps: ['/dev/sda2'] }]], ['master ok swap-off']],
  ['modules', kernelModules, [[master, { missing: [] }]], ['master ok']],
  ['no module', kernelModules, [[master, { missing: ['br_netfilter'] }]], ['master error']],
  ['no firewall', hostFirewall, [[master, { active: [] }]], ['master ok']],
  ['one that goes', hostFirewall, [[master, { active: ['ufw'] }]], ['master ok firewall']],
  [
    'one that is managed',
    hostFirewall,
    [[master, { active: ['ufw'] }]],
    ['master ok firewall-managed'],
    { firewall: { open: [] } },
  ],
  [
    'one that stays',
    hostFirewall,
    [[master, { active: ['ufw'] }]],
    ['master warning'],
    { firewall: 'unmanaged' },
  ],
  ['free ports', portsFree, [[master, { listeners: new Map([[22, 'sshd']]) }]], ['master ok']],
  ['its own ports', portsFree, [[master, busy(6443, 'kube-apiserver')]], ['master ok']],
  ["another's port", portsFree, [[master, busy(6443, 'haproxy')]], ['master error']],
  [
    "a control plane's port on a worker",
    portsFree,
    [[worker1, busy(6443, 'haproxy')]],
    ['worker1 ok'],
  ],
  ['an answer', downloads, [[master, answered(0, 200)]], ['master ok']],
  [
    'a registry that wants a login',
    downloads,
    [[master, answered(0, 401, 'images of x')]],
    ['master ok'],
  ],
  ['a list that is not there', downloads, [[master, answered(0, 404)]], ['master error']],
  ['a sick server', downloads, [[master, answered(0, 503, 'images of x')]], ['master error']],
  ['no answer', downloads, [[master, answered(28, 0)]], ['master error']],
  [
    'no answer, of a node that has all it needs',
    downloads,
    [[master, { ...answered(7, 0), joined: new Set(['/etc/kubernetes/kubelet.conf']) }]],
    ['master warning'],
  ],
  ['no curl', downloads, [[master, { answered: [], joined: new Set() }]], ['master ok']],
]

test.each(cases)('%s', (_, check, known, findings, other) => {
  expect(told(check, known, other)).toEqual(findings)
})

test('whatever is wrong says what to do, and what is mended is mended by a step', () => {
  const findings = cases.flatMap(([, check, known, , other]) => judge(check, known, other))
  for (const { level, hint, mendedBy } of findings) {
    if (level !== 'ok') expect(hint).toBeTruthy()
    if (mendedBy !== undefined) expect(steps.map(step => step.id)).toContain(mendedBy)
  }
})

describe('check looks at more than up and plan', () => {
  test('and at all that they look at', () => {
    const [first = []] = preflight
    for (const check of checks) expect(first).toContain(check)
    expect(first.length).toBeGreaterThan(checks.length)
  })

  test('under names that differ', () => {
    const ids = preflight.flat().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test('what is downloaded for the cluster of the notes', () => {
  const { runtime } = aCluster()
  const places = placesOf(
    aCluster({
      runtime: {
        ...runtime,
        registryMirrors: ['http://hub.example'],
        insecureRegistries: ['registry.example'],
      },
      repositories: {
        kubernetes: {
          rpm: { url: 'http://m/el7/', keys: [], check: true },
          deb: { url: 'http://m/apt/ kubernetes-xenial main', keys: [], check: true },
        },
        docker: {
          rpm: { url: 'file:///srv', keys: [], check: true },
          deb: { url: 'http://m/flat', keys: [], check: true },
        },
      },
    }),
  )
  expect(places.map(({ format, url }) => `${format} ${url}`)).toEqual([
    'rpm http://m/el7/repodata/repomd.xml',
    'deb http://m/apt/dists/kubernetes-xenial/Release',
    'deb http://m/flat/Release',
    'any http://registry.example/v2/',
    'any https://quay.example/v2/',
    'any http://hub.example/v2/',
  ])
})
