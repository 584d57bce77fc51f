import { expect, test } from 'vitest'
import { complaints, GOOD, issuesOf } from './cluster-text.ts'

const testAdded = (added: string, ...expected: string[]) => {
  expect(complaints(GOOD + added)).toEqual(expected)
}
const one = (added: string, ...expected: string[]) =>
  test(added, () => testAdded(added, ...expected))

one('kubernets: {}', '6:1 kubernets: unknown key; did you mean kubernetes?')
one('podSubnet: x', '6:1 podSubnet: unknown key; did you mean network.podSubnet?')
one('ssh: { prot: 22 }', '6:8 ssh.prot: unknown key; did you mean port?')
one('ssh: { username: x }', '6:8 ssh.username: unknown key; did you mean user?')
one('time: { zone: x }', '6:9 time.zone: unknown key; known are servers')
one('kubernetes: { version: 1.19 }', '6:24 kubernetes.version: write the version as X.Y.Z')
one('kubernetes: { version: "1.19" }', '6:24 kubernetes.version: write the version as X.Y.Z')
one(
  'runtime: { name: dokcer }',
  '6:18 runtime.name: dokcer is not one of containerd, docker, cri-o; did you mean docker?',
)
one('runtime: docker', '6:10 runtime: expected a map, not the string "docker"')
one(
  'firewall: off',
  '6:11 firewall: expected disabled, managed, unmanaged or a map, not the string "off"',
)
one('firewall: { opne: [] }', '6:13 firewall.opne: unknown key; did you mean open?')
one(
  'firewall: { open: [8080, 0/tcp, 65536/tcp, 80/sctp] }',
  '6:20 firewall.open[0]: expected a string, not the number 8080; put it in quotes',
  '6:26 firewall.open[1]: "0/tcp" is not a port or a range with its protocol, such as 8080/tcp',
  '6:33 firewall.open[2]: "65536/tcp" is not a port or a range with its protocol, such as 8080/tcp',
  '6:44 firewall.open[3]: "80/sctp" is not a port or a range with its protocol, such as 8080/tcp',
)
one('selinux: false', '6:10 selinux: false is not one of permissive, unmanaged')
one('ssh: { port: 0 }', '6:14 ssh.port: must be a whole number from 1 to 65535')
one('ssh: { port: "22" }', '6:14 ssh.port: must be a whole number from 1 to 65535')
one('ssh: { user: 7 }', '6:14 ssh.user: expected a string, not the number 7; put it in quotes')
one('ssh: { user: "a b" }', '6:14 ssh.user: "a b" is not the name of a user')
one(
  'ssh: { identityFile: ~bob/key }',
  '6:22 ssh.identityFile: "~bob/key" is not a path (of the short forms only ~/ is known)',
)
one(
  'smokeTest: { nodePort: 8080 }',
  '6:24 smokeTest.nodePort: must be a whole number from 30000 to 32767',
)
one(
  'smokeTest: { nodePort: 30080.5 }',
  '6:24 smokeTest.nodePort: must be a whole number from 30000 to 32767',
)
one('smokeTest: yes', '6:12 smokeTest: expected false or a map, not the string "yes"')
one('smokeTest: { imgae: x }', '6:14 smokeTest.imgae: unknown key; did you mean image?')
one(
  'time: { servers: [1] }',
  '6:19 time.servers[0]: expected a string, not the number 1; put it in quotes',
)
one('time: { servers: a }', '6:18 time.servers: expected a list, not the string "a"')
one(
  'runtime: { registryMirrors: [mirror.lan] }',
  '6:30 runtime.registryMirrors[0]: "mirror.lan" is not a URL that begins with http:// or https://',
)
one(
  'runtime: { insecureRegistries: ["http://x"] }',
  '6:33 runtime.insecureRegistries[0]: "http://x" is not host[:port] or a CIDR, without a scheme',
)
one(
  'kubernetes: { imageRepository: "https://x/y" }',
  '6:32 kubernetes.imageRepository: "https://x/y" is not a registry: host, port and path without a scheme',
)
one(
  'repositories: { centosVault: true }',
  '6:30 repositories.centosVault: expected false or a string, not the boolean true',
)
one(
  'repositories: { docker: { url: http://x/, key: [1] } }',
  '6:49 repositories.docker.key[0]: expected a string, not the number 1; put it in quotes',
)
one(
  'repositories: { docker: { url: "ftp://x/", key: http://k } }',
  '6:32 repositories.docker.url: "ftp://x/" is not a URL that begins with http://, https:// or file://',
)

test('a missing key stands at the key above it', () => {
  testAdded('  worker2: { role: worker }', '6:3 hosts.worker2.address: missing')
})

test('a key that is only misspelt is not also missing', () => {
  testAdded(
    '  worker2: { adress: 1.2.3.4, role: worker }',
    '6:14 hosts.worker2.adress: unknown key; did you mean address?',
  )
})

test('a key without a value is a missing one', () => {
  testAdded('  worker2:\n    address:\n    role: worker', '7:5 hosts.worker2.address: missing')
})

test('a host without settings is not overlooked', () => {
  testAdded('  worker2:', '6:3 hosts.worker2: missing')
})

test('an optional section may be empty', () => {
  testAdded('runtime:\nssh:\ntime: { servers: }')
})

test('an unknown key without a value is unknown all the same', () => {
  testAdded('runtimes:', '6:1 runtimes: unknown key; did you mean runtime?')
})

test('everything that is wrong is told at once, in the order of the lines', () => {
  testAdded(
    `  Worker2: { address: fe80::1, role: slave }
kubernetes: { version: 1.18.0 }
network: { podSubnet: 10.96.0.0/16, plugin: fannel }
`,
    '6:3 hosts.Worker2: a host name is made of lower-case letters, digits and -, and is not localhost; write worker2',
    '6:23 hosts.Worker2.address: fe80::1 cannot be the address of a network card',
    '6:23 hosts.Worker2.address: is of IPv6, and the networks inside the cluster are of IPv4',
    '6:38 hosts.Worker2.role: slave is not one of control-plane, worker; did you mean worker?',
    '7:24 kubernetes.version: Kubernetes 1.18 is not known; known are 1.19 to 1.37',
    '8:23 network.podSubnet: 10.96.0.0/16 overlaps serviceSubnet 10.96.0.0/12',
    '8:45 network.plugin: fannel is not one of flannel, calico, cilium, manifest, none; did you mean flannel?',
  )
})

test('an issue is data', () => {
  expect(issuesOf(`${GOOD}ssh: { prot: 1 }`)).toEqual([
    { path: 'ssh.prot', line: 6, column: 8, message: 'unknown key; did you mean port?' },
  ])
})

test.each([
  ['', ['1:1 cluster: missing', '1:1 hosts: missing']],
  ['- a', ['1:1 expected a map, not a list']],
  ['text', ['1:1 expected a map, not the string "text"']],
])('a file that holds %j', (text, expected) => {
  const told = complaints(text).filter(line => !line.includes('preset'))
  expect(told).toEqual(expected)
})
