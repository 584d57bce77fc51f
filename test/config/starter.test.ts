import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { readCluster } from '../../src/config/load.ts'
import { PRESETS, type PresetName } from '../../src/config/presets.ts'
import { type Starter, starterText } from '../../src/config/starter.ts'
import { speak } from '../../src/texts/index.ts'

// A property is many files, each read as a whole.
vi.setConfig({ testTimeout: 60_000 })

const SCHEMA = '.slipway/cluster.schema.json'
const presets = Object.keys(PRESETS) as PresetName[]

const three: Starter = {
  cluster: 'lab',
  preset: 'current',
  hosts: [
    { name: 'master', address: '192.168.56.10', role: 'control-plane' },
    { name: 'worker1', address: '192.168.56.11', role: 'worker', seen: 'Debian 12,\n2 CPUs' },
    {
      name: 'worker2',
      address: '192.168.56.12',
      role: 'worker',
      ssh: { address: 'far', port: 2222, user: 'ann' },
    },
  ],
}

const read = (starter: Starter) => {
  const result = readCluster(starterText(starter, SCHEMA), { path: '/w/cluster.yaml', home: '/h' })
  if ('issues' in result) throw new Error(JSON.stringify(result.issues))
  return result.cluster
}

test('reads like this', () => {
  expect(starterText(three, SCHEMA)).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=.slipway/cluster.schema.json
    # The wanted state of a cluster. What is left out, the preset fills in; slipway schema describes every setting.
    # Next: slipway check, then slipway plan, then slipway up.

    # Name of the cluster
    cluster: lab

    # The recipe that fills in the rest:
    #   notes-2020: Kubernetes 1.19.0 on docker 18.06.1
    #   current: Kubernetes 1.36.4 on containerd 2.3.4
    preset: current

    # Logging in, as root or as a user who may use sudo. What is not said here, OpenSSH's configuration says
    # ssh: { user: root, identityFile: ~/.ssh/id_ed25519 }

    # The machines. A name becomes host name and node name; the address is on a network card, and all others reach it
    hosts:
      master: { address: 192.168.56.10, role: control-plane }
      # Debian 12, 2 CPUs
      worker1: { address: 192.168.56.11, role: worker }
      worker2:
        address: 192.168.56.12
        role: worker
        # Where logging in to this one differs
        ssh:
          address: far
          port: 2222
          user: ann

    # kubelet, kubeadm and kubectl are pinned to this; slipway versions shows what goes with what
    # kubernetes: { version: 1.36.4 }

    # containerd, docker or cri-o
    # runtime: { name: containerd }

    # The network of the pods: flannel, calico, cilium, manifest or none. Its subnets must not hold any of the addresses above
    # network: { plugin: flannel, podSubnet: 10.244.0.0/16, serviceSubnet: 10.96.0.0/12 }

    # Where packages and images come from: upstream, aliyun or tuna
    # mirrors: upstream
    "
  `)
})

test('in Chinese every comment that is no setting is, and nothing else differs', async () => {
  const english = starterText(three, SCHEMA).split('\n')
  const chinese = starterText(three, SCHEMA, await speak('zh')).split('\n')
  const isWords = (line: string) =>
    /^ *#/.test(line) && !/^# (?:yaml-|(?:ssh|kubernetes|runtime|network|mirrors): )/.test(line)
  expect(chinese).toHaveLength(english.length)
  for (const [i, line] of english.entries())
    if (isWords(line) && !line.includes('Debian'))
      expect(chinese[i]).toMatch(/^ *# .*\p{Script=Han}/u)
    else expect(chinese[i]).toBe(line)
  expect(chinese).toContain('# 集群的名称')
})

describe('is read again as it was meant', () => {
  test('the machines', () => {
    const { name, hosts } = read(three)
    expect(name).toBe('lab')
    expect(
      hosts.map(h => [h.name, h.address, h.role, h.ssh.address, h.ssh.port, h.ssh.user]),
    ).toEqual([
      ['master', '192.168.56.10', 'control-plane', '192.168.56.10', 22, 'root'],
      ['worker1', '192.168.56.11', 'worker', '192.168.56.11', 22, 'root'],
      ['worker2', '192.168.56.12', 'worker', 'far', 2222, 'ann'],
    ])
  })

  test('what all have in common', () => {
    const ssh = { config: './vagrant.ssh_config', user: 'vagrant', identityFile: '~/a key: of #1' }
    const [master] = read({ ...three, ssh }).hosts
    expect(master?.ssh).toMatchObject({ user: 'vagrant', identityFile: '/h/a key: of #1' })
  })

  test.each(presets)('nothing but %s', preset => {
    const { kubernetes, runtime, network } = read({ ...three, preset })
    const own = PRESETS[preset]
    expect(kubernetes.version).toBe(own.kubernetes.version)
    expect(runtime).toMatchObject({ name: own.runtime.name, version: own.runtime.version })
    expect(network.podSubnet).toBe(own.network.podSubnet)
  })

  test('what was chosen', () => {
    const cluster = read({
      ...three,
      kubernetes: '1.31.14',
      runtime: 'cri-o',
      network: 'calico',
      mirrors: 'tuna',
      subnets: { podSubnet: '172.28.0.0/16', serviceSubnet: '172.29.0.0/16' },
    })
    expect(cluster.kubernetes.version).toBe('1.31.14')
    expect(cluster.runtime.name).toBe('cri-o')
    expect(cluster.network).toMatchObject({ plugin: 'calico', podSubnet: '172.28.0.0/16' })
    expect(cluster.repositories.kubernetes.deb?.url).toContain('tuna')
  })

  test('addresses of IPv6', () => {
    const hosts = [{ name: 'a', address: 'fd00::1:', role: 'control-plane' as const }]
    expect(starterText({ ...three, hosts }, SCHEMA)).toContain('{ address: "fd00::1:", role')
  })
})

/** Every setting that is only shown has to be right as well, once the sign before it is taken away. */
test.each(presets)('what is left to %s is shown as it could stand there', preset => {
  const text = starterText({ ...three, preset }, SCHEMA).replace(
    /^# ((?:kubernetes|runtime|network|mirrors|ssh): )/gm,
    '$1',
  )
  const result = readCluster(text, { path: '/w/cluster.yaml', home: '/h' })
  expect(result).not.toHaveProperty('issues')
  expect(text.match(/^(kubernetes|runtime|network|mirrors|ssh):/gm)).toHaveLength(5)
})

test('no value of a machine can break out of its place', () => {
  const word = fc.string({ minLength: 1, maxLength: 20 }).filter(text => text.trim() === text)
  fc.assert(
    fc.property(word, word, (path, seen) => {
      const [first] = three.hosts
      if (!first || path.includes('\0') || /^~[^/]/.test(path)) return
      const text = starterText(
        { ...three, ssh: { identityFile: path }, hosts: [{ ...first, seen }] },
        SCHEMA,
      )
      const result = readCluster(text, { path: '/w/cluster.yaml', home: '/h' })
      expect(result).not.toHaveProperty('issues')
    }),
  )
})
