import { describe, expect, test } from 'vitest'
import { chooseAddresses, reachable } from '../../../src/cli/init/address.ts'
import { arrange, type Visited, type Wishes } from '../../../src/cli/init/arrange.ts'
import type { Machine } from '../../../src/cli/init/machine.ts'
import { nameAll } from '../../../src/cli/init/names.ts'
import { presetFor, subnetsFor, versionFor } from '../../../src/cli/init/recipe.ts'
import { readCluster } from '../../../src/config/load.ts'
import { starterText } from '../../../src/config/starter.ts'
import { Problem } from '../../../src/core/problem.ts'
import type { Os } from '../../../src/facts/os.ts'
import * as systems from '../../steps/todo.ts'

const centos7 = systems.centos7 as Os
const debian12 = systems.debian12 as Os

const wishes: Wishes = { cluster: 'lab', login: {}, addresses: new Map() }

const seen = (own: string | undefined, nics: Record<string, string[]>, other = {}) => ({
  staticHostname: own,
  addresses: new Map(Object.entries(nics)),
  os: debian12,
  kernelRelease: '6.1.0-18-amd64',
  cgroupVersion: 2 as const,
  cpus: 2,
  memory: 2048,
  ...other,
})

const at = (machine: Machine, what?: Visited['seen']): Visited => ({ machine, seen: what })

const vm = (i: number) =>
  at(
    { target: `m${i}`, name: `m${i}` },
    seen('debian', { eth0: ['10.0.2.15'], eth1: [`192.168.56.1${i}`] }),
  )

const told = (visited: Visited[], other: Partial<Wishes> = {}) => {
  const { starter, open } = arrange(visited, { ...wishes, ...other })
  return {
    hosts: starter.hosts.map(h => `${h.name} ${h.address} ${h.role}`),
    dialled: starter.hosts.map(h => h.ssh?.address),
    open: open.map(o => o.what),
  }
}

describe('from what was seen', () => {
  test('three addresses, on their NICs, of machines that have names', () => {
    const visited = ['a', 'b', 'c'].map((own, i) =>
      at({ target: `10.0.0.${i}` }, seen(`${own}.example`, { eth0: [`10.0.0.${i}`, 'fd00::1'] })),
    )
    expect(told(visited)).toEqual({
      hosts: ['a 10.0.0.0 control-plane', 'b 10.0.0.1 worker', 'c 10.0.0.2 worker'],
      dialled: [undefined, undefined, undefined],
      open: ['control-plane'],
    })
  })

  test("Vagrant's machines: by their names there, at the private network", () => {
    const login = { config: 'vagrant.ssh_config' }
    expect(told([vm(0), vm(1)], { login })).toEqual({
      hosts: ['m0 192.168.56.10 control-plane', 'm1 192.168.56.11 worker'],
      dialled: [undefined, undefined],
      open: ['control-plane'],
    })
  })

  test('machines behind public addresses are dialled there', () => {
    const visited = [1, 2].map(i =>
      at({ target: `203.0.113.${i}` }, seen('debian', { ens3: [`172.16.0.${i}`] })),
    )
    expect(told(visited, { controlPlane: '203.0.113.2' })).toEqual({
      hosts: ['worker1 172.16.0.1 worker', 'master 172.16.0.2 control-plane'],
      dialled: ['203.0.113.1', '203.0.113.2'],
      open: [],
    })
  })

  test('an alias of OpenSSH is dialled by its name', () => {
    const visited = [at({ target: 'web' }, seen('debian', { eth0: ['10.0.0.1'] }))]
    expect(told(visited)).toEqual({
      hosts: ['master 10.0.0.1 control-plane'],
      dialled: ['web'],
      open: [],
    })
  })

  test('which address is asked where there are several, and taken where it was told', () => {
    const visited = [at({ target: 'web' }, seen('w', { a: ['10.0.0.1'], b: ['10.1.0.1'] }))]
    expect(told(visited).open).toEqual(['address'])
    const addresses = new Map([['web', '10.1.0.1']])
    expect(told(visited, { addresses })).toMatchObject({
      hosts: ['w 10.1.0.1 control-plane'],
      open: [],
    })
  })

  test('machines that were not looked at are taken at their word', () => {
    const lost = new Problem('HOST_UNREACHABLE', 'no')
    const visited = [
      at({ target: '10.0.0.1' }),
      at({ target: '10.0.0.2', role: 'control-plane' }, lost),
    ]
    expect(told(visited)).toEqual({
      hosts: ['worker1 10.0.0.1 worker', 'master 10.0.0.2 control-plane'],
      dialled: [undefined, undefined],
      open: [],
    })
    expect(told([at({ target: 'web' })]).open).toEqual(['address'])
  })

  test('the file is one that can be read', () => {
    const { starter } = arrange([vm(0), vm(1), vm(2)], wishes)
    const text = starterText(starter, 'none')
    expect(readCluster(text, { path: '/w/cluster.yaml', home: '/h' })).not.toHaveProperty('issues')
    expect(text).toContain('# Debian GNU/Linux 12, 2 CPUs, 2048 MiB memory')
  })
})

describe('addresses', () => {
  const nics = new Map([
    ['docker0', ['172.17.0.1']],
    ['eth0', ['10.0.2.15', 'fd00::5']],
    ['eth1', ['192.168.56.10']],
  ])
  test('that nobody else reaches count for nothing', () => {
    expect(reachable(nics, false).map(n => n.address)).toEqual(['192.168.56.10', 'fd00::5'])
    expect(reachable(nics, true).map(n => n.address)).toEqual([
      '10.0.2.15',
      '192.168.56.10',
      'fd00::5',
    ])
  })

  const has = (...addresses: string[]) => ({
    target: 'x',
    has: addresses.map(address => ({ address, nic: 'e' })),
  })
  test.each<[ReturnType<typeof has>[], (string | undefined)[]]>([
    [[has('10.0.0.1', 'fd00::1')], ['10.0.0.1']],
    [[has('fd00::1')], ['fd00::1']],
    [
      [has('10.0.0.1', '10.9.1.1'), has('10.0.0.2', '10.9.2.1')],
      ['10.0.0.1', '10.0.0.2'],
    ],
    [
      [has('10.0.0.1', '10.9.1.1'), has('10.0.0.2', '10.9.1.2')],
      [undefined, undefined],
    ],
    [
      [has('2001:db8:a::1', 'fd00::11'), has('2001:db8:b::1', 'fd00::12')],
      ['fd00::11', 'fd00::12'],
    ],
    [[has('10.0.0.1', '10.0.0.2')], [undefined]],
    [[has()], [undefined]],
  ])('%#', (machines, chosen) => {
    expect(chooseAddresses(machines)).toEqual(chosen)
  })
})

describe('names', () => {
  const named = (given?: string, own?: string, role: 'worker' | 'control-plane' = 'worker') => ({
    given,
    own,
    role,
  })
  test.each([
    [
      [named('a', 'x'), named(undefined, 'b')],
      ['a', 'b'],
    ],
    [[named(undefined, 'Web-1.example.org')], ['web-1']],
    [
      [named(undefined, 'same', 'control-plane'), named(undefined, 'same')],
      ['master', 'worker1'],
    ],
    [
      [named(undefined, 'localhost', 'control-plane'), named(undefined, 'b')],
      ['master', 'worker1'],
    ],
    [
      [named('worker1'), named(), named()],
      ['worker1', 'worker2', 'worker3'],
    ],
    [
      [named('master'), named(undefined, undefined, 'control-plane')],
      ['master', 'master2'],
    ],
    [[named(undefined, 'ubuntu2204')], ['worker1']],
  ])('%#', (machines, names) => {
    expect(nameAll(machines)).toEqual(names)
  })
})

describe('the recipe', () => {
  const el8 = { kernelRelease: '4.18.0-553.el8.x86_64', cgroupVersion: 1 as const }
  const deb = { kernelRelease: '6.1.0-18-amd64', cgroupVersion: 2 as const }

  test('is that of the notes for their system', () => {
    expect(presetFor([{ os: debian12 }, { os: centos7 }])).toBe('notes-2020')
    expect(presetFor([{ os: debian12 }])).toBe('current')
    expect(presetFor([])).toBe('current')
  })

  test('goes down to the newest release that all kernels take', () => {
    expect(versionFor('current', [{ os: debian12, ...deb }])).toBeUndefined()
    expect(
      versionFor('current', [
        { os: debian12, ...deb },
        { os: debian12, ...el8 },
      ]),
    ).toMatch(/^1\.34\./)
  })

  test('leaves subnets alone that hold no machine, and takes free ones otherwise', () => {
    expect(subnetsFor(['192.168.1.5', 'not an address'])).toBeUndefined()
    expect(subnetsFor(['10.244.7.1'])).toEqual({
      podSubnet: '172.28.0.0/16',
      serviceSubnet: '10.96.0.0/12',
    })
    expect(subnetsFor(['10.100.0.1', '172.29.1.1'])?.serviceSubnet).toBe('10.190.0.0/16')
  })
})
