import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { inventory } from '../../../scripts/bench/inventory.ts'
import { probes } from '../../../scripts/bench/probes.ts'
import { parseCluster } from '../../../src/config/load.ts'

const text = `cluster: bench
preset: notes-2020
kubernetes: { version: 1.20.2 }
hosts:
  master: { address: 10.0.0.1, role: control-plane }
  worker1: { address: 10.0.0.2, role: worker }
runtime: { insecureRegistries: ['10.0.0.9:5000'] }
`
const cluster = parseCluster(text, { path: '/tmp/cluster.yaml', home: '/tmp' })

test('Ansible is told the same hosts, repositories, versions and settings', () => {
  const { all } = parse(inventory(cluster, '/tmp/ssh_config'))
  expect(Object.keys(all.hosts)).toEqual(['master', 'worker1'])
  expect(all.vars).toMatchObject({
    ansible_ssh_common_args: '-F /tmp/ssh_config',
    hosts_block: '10.0.0.1 master\n10.0.0.2 worker1',
    docker_settings: { 'insecure-registries': ['10.0.0.9:5000'] },
  })
  expect(all.vars.kubernetes_packages).toContain('kubeadm-1.20.2-0')
})

test('every variable of the play is in the inventory', () => {
  const play = readFileSync(
    join(import.meta.dirname, '../../../scripts/bench/peers/ansible/prepare.yml'),
    'utf8',
  )
  const used = [...play.matchAll(/\{\{ (\w+)/g)].map(([, name]) => name)
  const { vars } = parse(inventory(cluster, '')).all
  const known = [...Object.keys(vars), 'item', 'inventory_hostname']
  expect(used.filter(name => name && !known.includes(name))).toEqual([])
})

test('ssh asks each host what slipway asks it', () => {
  const asked = probes(cluster)
  expect([...asked.keys()]).toEqual(['master', 'worker1'])
  expect(asked.get('worker1')).toContain('/etc/fstab')
})
