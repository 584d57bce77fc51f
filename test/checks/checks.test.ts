import { describe, expect, test } from 'vitest'
import { addressOnNic } from '../../src/checks/address-on-nic.ts'
import { capacity } from '../../src/checks/capacity.ts'
import { clock } from '../../src/checks/clock.ts'
import { cloudInit } from '../../src/checks/cloud-init.ts'
import { checks } from '../../src/checks/index.ts'
import { system } from '../../src/checks/system.ts'
import { uniqueIdentity } from '../../src/checks/unique-identity.ts'
import type { Check } from '../../src/core/check.ts'
import type { Host } from '../../src/core/host.ts'
import { aCluster, master, worker1, worker2 } from '../steps/cluster.ts'
import { centos7, debian12, unknownOs } from '../steps/todo.ts'

/** `host level` of every finding. */
const judge = (check: Check, known: readonly (readonly [Host, object])[]) =>
  check
    .judge(new Map(known as [Host, Record<string, unknown>][]), aCluster())
    .map(({ host, level }) => `${host} ${level}`)

type Case = [name: string, check: Check, known: (readonly [Host, object])[], findings: string[]]

const nics = (...list: [string, string[]][]) => ({ addresses: new Map(list) })
const size = (cpus: number, memory: number, diskFree = 9999) => ({ cpus, memory, diskFree })
const linux = { kernel: '5.10', cgroup: 1 }

const cases: Case[] = [
  ['rpm', system, [[master, { os: centos7, ...linux }]], ['master ok']],
  ['deb', system, [[master, { os: debian12, ...linux }]], ['master ok']],
  [
    'old Docker on cgroup v2',
    system,
    [[master, { os: debian12, ...linux, cgroup: 2 }]],
    ['master warning', 'master warning'],
  ],
  ['neither', system, [[master, { os: unknownOs, ...linux }]], ['master error']],
  ['its address', addressOnNic, [[worker1, nics(['eth1', ['192.168.56.11']])]], ['worker1 ok']],
  [
    'its address, on the second NIC, second in the list',
    addressOnNic,
    [[worker1, nics(['eth0', ['10.0.2.15']], ['eth1', ['fe80::1', '192.168.56.11']])]],
    ['worker1 ok'],
  ],
  [
    "Vagrant's NAT alone",
    addressOnNic,
    [[worker1, nics(['eth0', ['10.0.2.15']])]],
    ['worker1 error'],
  ],
  [
    "the other's address",
    addressOnNic,
    [[worker1, nics(['eth0', ['192.168.56.12']])]],
    ['worker1 error'],
  ],
  [
    'an address that begins the same',
    addressOnNic,
    [[worker1, nics(['e', ['192.168.56.110']])]],
    ['worker1 error'],
  ],
  ['no NIC', addressOnNic, [[worker1, nics()]], ['worker1 error']],
  [
    'three machines',
    uniqueIdentity,
    [
      [master, { machineId: 'a' }],
      [worker1, { machineId: 'b' }],
      [worker2, { machineId: 'c' }],
    ],
    ['master ok', 'worker1 ok', 'worker2 ok'],
  ],
  [
    'a clone',
    uniqueIdentity,
    [
      [master, { machineId: 'a' }],
      [worker1, { machineId: 'b' }],
      [worker2, { machineId: 'a' }],
    ],
    ['master error', 'worker1 ok', 'worker2 error'],
  ],
  [
    'two that have none',
    uniqueIdentity,
    [
      [master, { machineId: undefined }],
      [worker1, { machineId: undefined }],
    ],
    ['master ok', 'worker1 ok'],
  ],
  ['the same time', clock, [[master, { offset: 0 }]], ['master ok']],
  ['unknown time', clock, [[master, { offset: undefined }]], ['master ok']],
  ['half a minute ahead', clock, [[master, { offset: 30_000 }]], ['master ok']],
  ['more than that ahead', clock, [[master, { offset: 30_001 }]], ['master error']],
  ['half a minute behind', clock, [[master, { offset: -30_000 }]], ['master ok']],
  ['a year behind', clock, [[master, { offset: -31_536_000_000 }]], ['master error']],
  ['a control plane, just', capacity, [[master, size(2, 1700)]], ['master ok']],
  ['a control plane with one CPU', capacity, [[master, size(1, 1700)]], ['master error']],
  ['a control plane short of memory', capacity, [[master, size(2, 1699)]], ['master error']],
  ['a worker, just', capacity, [[worker1, size(1, 900)]], ['worker1 ok']],
  ['a worker short of memory', capacity, [[worker1, size(1, 899)]], ['worker1 error']],
  ['a full disk', capacity, [[worker1, size(1, 900, 5119)]], ['worker1 warning']],
  ['a disk, just', capacity, [[worker1, size(1, 900, 5120)]], ['worker1 ok']],
  [
    'user data that rewrites /etc/hosts',
    cloudInit,
    [[worker1, { rewrittenBy: 'user-data' }]],
    ['worker1 warning'],
  ],
  ['files that would, which a step mends', cloudInit, [[worker1, { rewrittenBy: 'system' }]], []],
  ['a full disk on one too small', capacity, [[worker1, size(1, 1, 0)]], ['worker1 error']],
]

test.each(cases.map(c => [c[1].id, ...c] as const))('%s: %s', (_, __, check, known, findings) => {
  expect(judge(check, known)).toEqual(findings)
})

describe.each(checks.map(check => [check.id, check] as const))('%s', (_, check) => {
  test('says nothing when no host answered', () => {
    expect(judge(check, [])).toEqual([])
  })

  test('asks every host for what it judges by', () => {
    const facts = check.facts({ host: master, cluster: aCluster() })
    const judged = cases.find(([, c]) => c === check)?.[2][0]?.[1] ?? {}
    expect(Object.keys(facts).sort()).toEqual(Object.keys(judged).sort())
  })

  test('has a case above', () => {
    expect(cases.some(([, c]) => c === check)).toBe(true)
  })
})

test('whatever is wrong comes with the next thing to do', () => {
  const wrong = cases
    .flatMap(([, check, known]) => check.judge(new Map(known as never), aCluster()))
    .filter(({ level }) => level !== 'ok')
  expect(wrong.length).toBeGreaterThan(10)
  expect(wrong.filter(({ hint }) => !hint)).toEqual([])
})

test('the numbers that are wrong are told', () => {
  const message = (check: Check, known: object) =>
    check.judge(new Map([[master, known]]) as never, aCluster())[0]?.message
  expect(message(capacity, size(1, 1000))).toMatch(/1 CPU of 2.*1000 MiB memory of 1700/)
  expect(message(clock, { offset: -90_400 })).toMatch(/\b90 s behind\b/)
  expect(message(addressOnNic, nics(['eth0', ['10.0.2.15']]))).toMatch(
    /192\.168\.56\.10.*eth0 10\.0\.2\.15/,
  )
})
