import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readCluster } from '../../../src/config/load.ts'
import { noRuby, root, run, systems } from './vagrantfiles.ts'

const block = {
  system: '"debian12"',
  workers: '2',
  cpus: '2',
  memory: '2048',
  address: '"192.168.56.10"',
  bridge: 'nil',
  architecture: '"amd64"',
  box: 'nil',
  cluster: '{}',
}

/** What a Ruby program prints that has `settings`, made of this block. */
function ruby(values: Partial<typeof block>, program: string): string {
  const settings = Object.entries({ ...block, ...values }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  const text = `require 'yaml'
    require './scripts/vagrant/settings'
    begin
      settings = Slipway::Settings.new(${settings.join(', ')})
      ${program}
    rescue Slipway::Settings::Wrong => e
      puts e.message
    end`
  return run('ruby', ['-we', text]).output
}

const document = (values: Partial<typeof block>) =>
  ruby(values, 'puts settings.document("./ssh_config").to_yaml')

const clusterOf = (text: string) => {
  const reading = readCluster(text, { path: '/lab/cluster.yaml', home: '/home/ann' })
  if ('issues' in reading) throw new Error(JSON.stringify(reading.issues))
  return reading.cluster
}

describe.skipIf(noRuby)(
  `the block of the Vagrantfile${noRuby ? ` (skipped: ${noRuby})` : ''}`,
  () => {
    test.each(systems)('becomes a cluster.yaml that slipway takes: %s', system => {
      const text = document({ system: `"${system}"` })
      const { hosts, kubernetes } = clusterOf(text)
      expect(hosts.map(({ name, address, role }) => [name, address, role])).toEqual([
        ['master', '192.168.56.10', 'control-plane'],
        ['worker1', '192.168.56.11', 'worker'],
        ['worker2', '192.168.56.12', 'worker'],
      ])
      expect(kubernetes.version === '1.19.0').toBe(system === 'centos7')
      expect(parse(text)).toHaveProperty('ssh', { config: './ssh_config' })
    })

    test('its comment names every system that there is', () => {
      expect(ruby({}, 'puts Slipway::Boxes::ALL.keys').trim().split('\n')).toEqual(systems)
      const text = readFileSync(join(root, 'Vagrantfile'), 'utf8')
      for (const system of systems) expect(text).toContain(system)
    })

    test('its cluster is merged into what follows from the rest', () => {
      const cluster =
        '{ kubernetes: { version: "1.35.4" }, hosts: { worker1: { labels: { disktype: :ssd } } } }'
      const { hosts, kubernetes } = clusterOf(document({ cluster }))
      expect(kubernetes.version).toBe('1.35.4')
      expect(hosts).toHaveLength(3)
      expect(hosts[1]).toMatchObject({ address: '192.168.56.11', labels: { disktype: 'ssd' } })
    })

    test('addresses count on', () => {
      const values = { address: '"192.168.57.20"', workers: '3' }
      expect(ruby(values, 'puts settings.machines.map(&:address)').trim().split('\n')).toEqual(
        [20, 21, 22, 23].map(last => `192.168.57.${last}`),
      )
    })

    const mistakes: [Partial<typeof block>, string][] = [
      [{ system: '"centos8"' }, 'system: "centos8" is none of debian12, '],
      [{ workers: '-1' }, 'workers: -1 is no number from 0 to 89'],
      [{ workers: '"2"' }, 'workers: "2" is no number'],
      [{ cpus: '1' }, 'cpus: 1, kubeadm wants 2'],
      [{ memory: '1024' }, 'memory: 1024 MB, kubeadm wants 1700'],
      [{ address: '"192.168.56"' }, 'address: "192.168.56" is no IPv4 address'],
      [{ address: 'nil' }, 'address: nil is no IPv4 address'],
      [{ address: '"fd00::1"' }, 'address: "fd00::1" is no IPv4 address'],
      [{ address: '"10.0.2.15"' }, '10.0.2.15 is the address of VirtualBox'],
      [{ address: '"192.168.56.98"' }, 'the last machine would be at .100, but at most .99'],
      [{ address: '"192.168.1.253"', bridge: '"eno1"' }, 'at .255, but at most .254'],
      [{ system: '"centos7"', architecture: '"arm64"' }, 'there is no box of centos7 for arm64'],
      [{ cluster: 'nil' }, 'cluster: it is to be a Hash'],
    ]
    test.each(mistakes)('a mistake: %j', (values, sentence) => {
      expect(ruby(values, 'puts "taken"')).toContain(sentence)
    })

    test('right ones next to those', () => {
      expect(ruby({ address: '"192.168.56.97"' }, 'puts "taken"')).toBe('taken\n')
      expect(ruby({ address: '"192.168.1.252"', bridge: '"eno1"' }, 'puts "taken"')).toBe('taken\n')
      const own = { system: '"centos7"', architecture: '"arm64"', box: '"me/centos7"' }
      expect(ruby(own, 'puts settings.box("libvirt")')).toBe('me/centos7\n')
    })
  },
)
