import { expect, test } from 'vitest'
import { cluster, GOOD } from './cluster-text.ts'

const sshOf = (added: string, name: string) =>
  cluster(GOOD + added).hosts.find(host => host.name === name)?.ssh

test('ssh: defaults', () => {
  expect(sshOf('', 'master')).toEqual({
    address: '192.168.56.10',
    port: 22,
    user: 'root',
    knownHostsFile: '/home/ann/.ssh/known_hosts',
    hostKeys: 'ask',
  })
})

test('ssh: a host overrides what is common', () => {
  const added = `  worker2:
    address: 10.1.0.1
    role: worker
    ssh: { address: 127.0.0.1, port: 2222, identityFile: keys/w2 }
ssh: { user: vagrant, identityFile: ~/.ssh/id, knownHostsFile: ./hosts, hostKeys: accept-new }`
  expect(sshOf(added, 'worker2')).toEqual({
    address: '127.0.0.1',
    port: 2222,
    user: 'vagrant',
    identityFile: '/work/lab/keys/w2',
    knownHostsFile: '/work/lab/hosts',
    hostKeys: 'accept-new',
  })
})

test.each([
  ['~/.ssh/id', '/home/ann/.ssh/id'],
  ['./id', '/work/lab/id'],
  ['id', '/work/lab/id'],
  ['../id', '/work/id'],
  ['/etc/id', '/etc/id'],
])('identityFile %s is %s', (written, meant) => {
  expect(sshOf(`ssh: { identityFile: ${written} }`, 'master')?.identityFile).toBe(meant)
})

test.each([
  ['1.19.0', '3.4.9-1', '1.7.0', '3.2'],
  ['1.19.1', '3.4.13-0', '1.7.0', '3.2'],
  ['v1.20.2', '3.4.13-0', '1.7.0', '3.2'],
  ['1.21.14', '3.4.13-0', 'v1.8.0', '3.4.1'],
  ['1.22.16', '3.5.0-0', 'v1.8.4', '3.5'],
  ['1.22.17', '3.5.6-0', 'v1.8.4', '3.5'],
  ['1.23.14', '3.5.5-0', 'v1.8.6', '3.6'],
])('Kubernetes %s goes with etcd %s, CoreDNS %s, pause %s', (version, etcd, coredns, pause) => {
  const { kubernetes } = cluster(`${GOOD}kubernetes: { version: ${version} }`)
  const bare = version.replace('v', '')
  expect(kubernetes).toMatchObject({
    version: bare,
    tags: { etcd, coredns, pause },
  })
})

test.each([
  ['18.06.1', '18.06.1.ce-3.el7', '18.06.1~ce~3-0~debian'],
  ['19.03.15', '19.03.15-3.el7', '5:19.03.15~3-0~debian-buster'],
  ['20.10.24', '20.10.24-3.el7', '5:20.10.24~3-0~debian-bullseye'],
])('docker %s', (version, rpm, deb) => {
  const { runtime } = cluster(`${GOOD}runtime: { version: ${version} }`)
  expect(runtime.packages.rpm[0]).toEqual({ name: 'docker-ce', version: rpm })
  expect(runtime.packages.deb[0]).toEqual({ name: 'docker-ce', version: deb })
})

const repositories = (yaml: string) => cluster(`${GOOD}repositories: ${yaml}`).repositories

test('one repository serves both formats', () => {
  const one = { url: 'http://10.87.0.1/', keys: [], check: false }
  const { kubernetes } = repositories('{ kubernetes: { url: http://10.87.0.1/, check: false } }')
  expect(kubernetes).toEqual({ rpm: one, deb: one })
})

test("a repository takes the place of the preset's as a whole", () => {
  const { kubernetes, docker } = repositories(
    '{ docker: { rpm: { url: http://a/, key: [http://k/1, http://k/2] } } }',
  )
  expect(docker).toEqual({
    rpm: { url: 'http://a/', keys: ['http://k/1', 'http://k/2'], check: true },
  })
  expect(kubernetes.deb?.url).toContain('aliyun')
})

test('a fingerprint is kept as gpg prints it for programs', () => {
  const { docker } = repositories(
    `{ docker: { url: http://a/, key: http://k/, fingerprint: ${'0123 4abc '.repeat(5)} } }`,
  )
  expect(docker.deb?.fingerprints).toEqual(['01234ABC'.repeat(5)])
})

test.each([
  ['false', undefined],
  ['http://10.87.0.1/vault', 'http://10.87.0.1/vault'],
])('centosVault: %s', (written, meant) => {
  expect(repositories(`{ centosVault: ${written} }`).centosVault).toBe(meant)
})

test.each([
  ['false', { enabled: false, image: 'nginx:1.22.1', nodePort: 30080 }],
  [
    '{ image: 10.87.0.1:5000/nginx:1 }',
    { enabled: true, image: '10.87.0.1:5000/nginx:1', nodePort: 30080 },
  ],
  ['{ nodePort: 32000 }', { enabled: true, image: 'nginx:1.22.1', nodePort: 32000 }],
])('smokeTest: %s', (written, meant) => {
  expect(cluster(`${GOOD}smokeTest: ${written}`).smokeTest).toEqual(meant)
})

test('fragments are passed through as they are', () => {
  const { kubelet, kubeProxy } = cluster(
    `${GOOD}kubelet: { evictionHard: null, maxPods: 9 }\nkubeProxy: { conntrack: { min: 0 } }`,
  )
  expect(kubelet).toEqual({ evictionHard: null, maxPods: 9 })
  expect(kubeProxy).toEqual({ conntrack: { min: 0 } })
})

test('taints that are left out stay left out, and an empty list stays empty', () => {
  const { hosts } = cluster(`${GOOD}  w: { address: 10.1.0.1, role: worker, taints: [] }`)
  expect(hosts.map(host => host.taints)).toEqual([undefined, undefined, []])
})

test('a host of two families has its first address first', () => {
  const [host] = cluster(`cluster: lab
preset: notes-2020
kubernetes: { version: 1.23.17 }
hosts: { m: { address: "192.168.56.10, fd00::10", role: control-plane } }
network: { podSubnet: "10.244.0.0/16,fd00:10:244::/56", serviceSubnet: "10.96.0.0/12,fd00:10:96::/112" }
`).hosts
  expect(host).toMatchObject({
    address: '192.168.56.10',
    secondAddress: 'fd00::10',
    ssh: { address: '192.168.56.10' },
  })
})

test('blanks around the comma of a pair are no part of a subnet: kubeadm and firewalls take none', () => {
  const { network } = cluster(`cluster: lab
hosts:
  master: { address: "192.168.56.10, fd00::10", role: control-plane }
network:
  podSubnet: 10.244.0.0/16, fd00:10:244::/56
  serviceSubnet: 10.96.0.0/12 , fd00:10:96::/112
`)
  expect(network).toMatchObject({
    podSubnet: '10.244.0.0/16,fd00:10:244::/56',
    serviceSubnet: '10.96.0.0/12,fd00:10:96::/112',
  })
})
