import { describe, expect, test } from 'vitest'
import { firewallManaged } from '../../src/steps/firewall-managed.ts'
import { managed } from '../render/firewall/clusters.ts'
import { aCluster, aHost, master, worker1 } from './cluster.ts'
import { untouched } from './firewall/firewalld-state.ts'
import { noUnit, off, running, todo } from './todo.ts'

const cluster = managed({ hosts: [master, worker1] })
const bare = {
  firewalldUnit: noUnit,
  ufwUnit: noUnit,
  nftUnit: noUnit,
  firewalld: undefined,
  ufw: undefined,
  nftables: undefined,
  files: new Map(),
  addresses: new Map([['eth0', [worker1.address]]]),
  listening: [22],
}
const { runtime, ...stopped } = untouched
const withFirewalld = { firewalldUnit: running, firewalld: untouched }
const withUfw = { ufwUnit: running, ufw: { active: true, rules: [], lost: 0 } }
const idleUfw = { ufwUnit: running, ufw: { active: false, rules: [], lost: 0 } }

const plan = (known: object, host = worker1) =>
  todo(firewallManaged, { ...bare, ...known }, host, cluster)

describe('opens', () => {
  const cases: [name: string, known: object, sign: RegExp][] = [
    ['firewalld, which runs', withFirewalld, /reload firewalld/],
    ['firewalld, though ufw is there', { ...withFirewalld, ...idleUfw }, /reload firewalld/],
    ['ufw, which is on', { ...withUfw, nftables: {} }, /^ufw allow/],
    [
      'ufw, which is on, though firewalld is there',
      { ...withUfw, firewalldUnit: off, firewalld: stopped },
      /^ufw allow/,
    ],
    [
      'firewalld, where neither is on',
      { ...idleUfw, firewalldUnit: off, firewalld: stopped },
      /start firewalld:/,
    ],
    ['ufw, which is off', { ...idleUfw, nftables: {} }, /switch ufw on/],
    ['nftables, where nothing else is', { nftables: {} }, /firewall.nft/],
    ['not a firewalld that is masked', { firewalld: stopped, nftables: {} }, /firewall.nft/],
  ]
  test.each(cases)('%s', (_, known, sign) => {
    expect(plan(known).filter(line => sign.test(line))).not.toEqual([])
  })
})

test('two at work are one too many', () => {
  expect(() => plan({ ...withFirewalld, ...withUfw })).toThrow('firewalld and ufw are at work both')
})

test('where none is there, none is made up', () => {
  expect(() => plan({})).toThrow('no firewalld, ufw or nft')
})

test("slipway's own table goes when another takes over", () => {
  for (const other of [withFirewalld, withUfw])
    expect(plan({ ...other, nftUnit: running })).toContain('stop slipway-firewall, now and at boot')
})

describe('SSH is let in', () => {
  const ports = (listening: number[], host = worker1) =>
    plan({ ...idleUfw, listening }, host).flatMap(
      line => line.match(/^ufw allow (\d+)\/tcp$/)?.[1] ?? [],
    )
  const at = (address: string) =>
    aHost('worker1', 11, { ssh: { ...worker1.ssh, address, port: 2222 } })

  test('where sshd listens', () => expect(ports([22, 2200])).toEqual(['22', '2200']))
  test('where slipway dials', () =>
    expect(ports([22], at(worker1.address))).toEqual(['22', '2222']))
  test('not where something else forwards it', () =>
    expect(ports([22], at('127.0.0.1'))).toEqual(['22']))
  test('where slipway dials, if nobody knows better', () =>
    expect(ports([], at('127.0.0.1'))).toEqual(['2222']))
})

test('only where cluster.yaml says so', () => {
  expect(firewallManaged.targets(worker1, cluster)).toBe(true)
  expect(firewallManaged.targets(worker1, aCluster())).toBe(false)
  expect(firewallManaged.targets(worker1, aCluster({ firewall: 'unmanaged' }))).toBe(false)
})
