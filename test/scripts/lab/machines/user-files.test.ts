import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { describeLab } from '../../../../scripts/lab/machines/lab.ts'
import {
  renderCluster,
  renderKnownHosts,
  renderLabJson,
  renderSshConfig,
} from '../../../../scripts/lab/machines/user-files.ts'

const lab = describeLab({
  name: 'lab',
  subnet: 0,
  flavour: 'el7',
  nodes: 2,
  fast: false,
  runtime: 'docker' as const,
  nat: false,
  userDir: '/checkout/.lab/lab',
})

describe('renderCluster', () => {
  it('describes the machines and where their packages come from', () => {
    expect(parse(renderCluster(lab))).toMatchObject({
      cluster: 'lab',
      kubernetes: { version: '1.20.2', imageRepository: '10.87.0.1:5000' },
      ssh: { user: 'slipway', identityFile: './id_ed25519', knownHostsFile: './known_hosts' },
      hosts: {
        master: { address: '10.87.0.10', role: 'control-plane' },
        worker1: { address: '10.87.0.11', role: 'worker' },
      },
      repositories: {
        kubernetes: { url: 'http://10.87.0.1:8080/rpm/kubernetes/' },
        docker: { url: 'http://10.87.0.1:8080/rpm/docker-ce/' },
      },
      kubeProxy: { conntrack: { maxPerCore: 0, min: 0 } },
    })
  })

  it('asks for the runtime of the lab, Docker being the default of its preset', () => {
    expect(parse(renderCluster(lab)).runtime.name).toBeUndefined()
    const other = parse(renderCluster({ ...lab, runtime: 'containerd' }))
    expect(other.runtime).toMatchObject({ name: 'containerd', version: '1.6.20' })
  })

  it('takes packages of the flavour and of the speed', () => {
    const fast = describeLab({ ...lab, flavour: 'debian12', fast: true })
    const { repositories } = parse(renderCluster(fast))
    expect(repositories.docker.url).toBe('http://10.87.0.1:8080/fast/deb/docker-ce/')
    expect(repositories.docker.key).toBe('http://10.87.0.1:8080/keys/lab.asc')
  })
})

describe('renderKnownHosts', () => {
  it('lists every key under name and address', () => {
    expect(
      renderKnownHosts(lab, [['ssh-ed25519 AAAA', 'ssh-rsa BBBB'], ['ssh-ed25519 CCCC']]),
    ).toBe(
      `master,10.87.0.10 ssh-ed25519 AAAA
master,10.87.0.10 ssh-rsa BBBB
worker1,10.87.0.11 ssh-ed25519 CCCC
`,
    )
  })
})

describe('renderSshConfig', () => {
  it('works from any directory and checks host keys', () => {
    const text = renderSshConfig(lab)
    expect(text).toContain('Host worker1\n  HostName 10.87.0.11\n')
    expect(text).toContain('IdentityFile "/checkout/.lab/lab/id_ed25519"')
    expect(text).toContain('StrictHostKeyChecking yes')
  })
})

describe('renderLabJson', () => {
  it('says what other programs need', () => {
    expect(JSON.parse(renderLabJson(lab))).toEqual({
      name: 'lab',
      flavour: 'el7',
      nodes: [
        { name: 'master', address: '10.87.0.10' },
        { name: 'worker1', address: '10.87.0.11' },
      ],
      bridge: 'sliplab0',
      hostAddress: '10.87.0.1',
      mirror: { packages: 'http://10.87.0.1:8080', registry: '10.87.0.1:5000' },
    })
  })
})
