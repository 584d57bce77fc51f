import { expect, test } from 'vitest'
import { complaints, GOOD } from './cluster-text.ts'

const one = (added: string, ...expected: string[]) =>
  test(added, () => expect(complaints(GOOD + added)).toEqual(expected))

const right = (added: string) => one(added)

const host = (settings: string) => `  worker2: { ${settings} }`
const NAT =
  "10.0.2.15 is Vagrant's NAT address, which every VM has; use the address of the private network"

one(
  host('address: 192.168.56.11, role: worker'),
  '6:23 hosts.worker2.address: worker2 and worker1 have the same address 192.168.56.11',
)
one(host('address: 10.0.2.15, role: worker'), `6:23 hosts.worker2.address: ${NAT}`)
one(
  `${host('address: 10.0.2.15, role: worker')}\n  worker3: { address: 10.0.2.15, role: worker }`,
  `6:23 hosts.worker2.address: ${NAT}`,
  `7:23 hosts.worker3.address: worker3 and worker2 have the same address 10.0.2.15; ${NAT}`,
)
one(
  host('address: worker2.lan, role: worker'),
  '6:23 hosts.worker2.address: "worker2.lan" is not an IP address',
)
one(
  host('address: 192.168.56.256, role: worker'),
  '6:23 hosts.worker2.address: "192.168.56.256" is not an IP address',
)
one(
  host('address: 192.168.56.012, role: worker'),
  '6:23 hosts.worker2.address: "192.168.56.012" is not an IP address',
)
one(
  host('address: 127.0.0.1, role: worker'),
  '6:23 hosts.worker2.address: 127.0.0.1 cannot be the address of a network card',
)
one(
  host('address: 224.0.0.1, role: worker'),
  '6:23 hosts.worker2.address: 224.0.0.1 cannot be the address of a network card',
)
one(
  host('address: FD00:0::1, role: worker'),
  '6:23 hosts.worker2.address: write fd00::1, as the machine itself shows it',
  '6:23 hosts.worker2.address: is of IPv6, and the networks inside the cluster are of IPv4',
)
one(
  host('address: fd00::1, role: worker'),
  '6:23 hosts.worker2.address: is of IPv6, and the networks inside the cluster are of IPv4',
)
one(
  host('address: 10.97.0.1, role: worker'),
  '6:23 hosts.worker2.address: 10.97.0.1 lies in network.serviceSubnet 10.96.0.0/12; choose another subnet',
)
one(
  host('address: 10.244.3.1, role: worker'),
  '6:23 hosts.worker2.address: 10.244.3.1 lies in network.podSubnet 10.244.0.0/16; choose another subnet',
)
one(
  host('address: 192.168.56.12, role: control-plane'),
  '6:44 hosts.worker2.role: more than one control plane is not supported yet; master is one already, so make worker2 a worker',
)
one(
  `  a: { address: 10.1.0.1, role: worker, ssh: { address: 127.0.0.1 } }
  b: { address: 10.1.0.2, role: worker, ssh: { address: 127.0.0.1, port: 22 } }`,
  '7:57 hosts.b.ssh.address: b and a are dialled at the same 127.0.0.1:22',
)
one(
  '  Big_One: { address: 10.1.0.1, role: worker }',
  '6:3 hosts.Big_One: a host name is made of lower-case letters, digits and -, and is not localhost; write big-one',
)
one(
  '  localhost: { address: 10.1.0.1, role: worker }',
  '6:3 hosts.localhost: a host name is made of lower-case letters, digits and -, and is not localhost',
)
right('  "7": { address: 10.1.0.1, role: worker, ssh: { address: gate.lan, port: 2201 } }')

const labels = (map: string) => host(`address: 10.1.0.1, role: worker, labels: { ${map} }`)
const VALUE =
  'a value has at most 63 letters, digits, -, _ and ., with a letter or digit at both ends'
const KEY =
  'a key has at most 63 letters, digits, -, _ and ., with a letter or digit at both ends; a domain and / may stand before it'
right(labels('disktype: ssd, example.com/zone: a.b_C-1, empty: ""'))
one(
  labels('gpu: true'),
  '6:62 hosts.worker2.labels.gpu: expected a string, not the boolean true; put it in quotes',
)
one(labels('a: -b'), `6:60 hosts.worker2.labels.a: ${VALUE}`)
one(labels('-a: b'), `6:57 hosts.worker2.labels.-a: ${KEY}`)
one(labels('A.com/b/c: d'), `6:57 hosts.worker2.labels["A.com/b/c"]: ${KEY}`)

const taints = (list: string) => host(`address: 10.1.0.1, role: worker, taints: [${list}]`)
right(taints('{ key: a, effect: NoSchedule }, { key: a, effect: NoExecute, value: b }'))
one(
  taints('{ key: a, effect: NoSchedule }, { key: a, value: b, effect: NoSchedule }'),
  '6:88 hosts.worker2.taints[1]: a:NoSchedule is there twice',
)
one(
  taints('{ key: a, effect: Noschedule }'),
  '6:74 hosts.worker2.taints[0].effect: Noschedule is not one of NoSchedule, PreferNoSchedule, NoExecute; did you mean NoSchedule?',
)

const pods = (subnet: string) => `network: { podSubnet: "${subnet}" }`
right(pods('10.32.0.0/16'))
right(pods('10.32.0.0/23'))
one(
  pods('10.32.0.0/24'),
  '6:23 network.podSubnet: has room for 1 node (each takes a /24), and there are 2 hosts',
)
one(
  pods('10.32.0.0/25'),
  '6:23 network.podSubnet: /25 is out of range; the prefix must be from /8 to /24',
)
one(
  pods('0.0.0.0/7'),
  '6:23 network.podSubnet: /7 is out of range; the prefix must be from /8 to /24',
)
one(
  pods('10.32.0.1/16'),
  '6:23 network.podSubnet: 10.32.0.1/16 is an address inside a subnet; write 10.32.0.0/16',
)
one(pods('10.32.0.0'), '6:23 network.podSubnet: "10.32.0.0" is not a CIDR such as 10.244.0.0/16')
one(
  pods('10.32.0.0/16,10.33.0.0/16'),
  '6:23 network.podSubnet: give one CIDR, or one of IPv4 and one of IPv6',
)
one(
  pods('fd00::/64'),
  '6:23 network.podSubnet: has room for 1 node (each takes a /64), and there are 2 hosts',
  '6:23 network.podSubnet: pods are of IPv6, services of IPv4; both need the same, in the same order',
)
one(
  pods('10.96.0.0/16'),
  '6:23 network.podSubnet: 10.96.0.0/16 overlaps serviceSubnet 10.96.0.0/12',
)
one(
  'network: { serviceSubnet: 10.240.0.0/12 }',
  '6:27 network.serviceSubnet: 10.240.0.0/12 overlaps podSubnet 10.244.0.0/16',
)
one(
  'network: { serviceSubnet: 10.0.0.0/8 }',
  '6:27 network.serviceSubnet: /8 is out of range; the prefix must be from /12 to /28',
)

const version = (text: string) => `kubernetes: { version: ${text} }`
right(version('1.19.16'))
right(version('v1.20.2'))
right(version('1.21.2'))
right(version('1.22.0'))
right(version('1.23.17'))
one(version('1.20.16'), '6:24 kubernetes.version: 1.20.16 does not exist; the last 1.20 is 1.20.15')
for (const unknown of ['1.18', '1.99', '2.0'])
  one(
    version(`${unknown}.0`),
    `6:24 kubernetes.version: Kubernetes ${unknown} is not known; known are 1.19 to 1.37`,
  )
one(
  'mirrors: tuna',
  '6:10 mirrors: tuna has no packages of 1.19; use mirrors: { packages: aliyun }, or your own under repositories',
)
right(`mirrors: upstream\nrepositories: { kubernetes: { url: http://x/, check: false } }`)
right('mirrors: { packages: aliyun, images: upstream, docker-ce: tuna }')
one('mirrors: { images: tuna }', '6:20 mirrors.images: tuna is not one of aliyun, upstream')
one(
  'mirrors: alyun',
  '6:10 mirrors: expected aliyun, tuna, upstream or a map, not the string "alyun"',
)
one(
  version('1.21.1'),
  '6:24 kubernetes.version: 1.21.1 asks for an image that registry.aliyuncs.com/google_containers does not have; use 1.21.2 or later',
)
right('kubernetes: { version: 1.21.1, imageRepository: registry.lan:5000 }')
const runtime = (settings: string, kubernetes = '1.19.0') =>
  `runtime: { ${settings} }\nkubernetes: { version: ${kubernetes} }`
right(runtime('name: containerd'))
right(runtime('name: containerd, version: 1.6.33'))
right(runtime('name: containerd, version: 1.7.34', '1.34.0'))
right(runtime('name: containerd, version: 2.3.4', '1.36.4'))
right(runtime('name: containerd, source: distribution'))
right(runtime('name: docker', '1.28.2'))
right(runtime('name: cri-o', '1.36.4'))
right(runtime('name: cri-o, version: 1.36.1', '1.36.4'))
right(runtime('name: containerd, insecureRegistries: [ "10.0.0.1:5000" ]'))
one(
  runtime('name: containerd, version: 1.5.9'),
  '6:39 runtime.version: containerd 1.5.9 is not known; write X.Y.Z, with X.Y one of 1.6, 1.7, 2.0, 2.1, 2.2, 2.3',
)
one(
  runtime('name: containerd, version: 2.3.4'),
  '6:39 runtime.version: containerd 2.3 and Kubernetes 1.19 speak no common version of CRI; use containerd 1.6, 1.7',
)
one(
  runtime('name: containerd, version: 1.7.27', '1.35.9'),
  '6:39 runtime.version: containerd 1.7.27 is too old for Kubernetes 1.35; use one of 1.7.28 or a later 1.7, 2.1.5 or a later 2.1, 2.2.0 or a later 2.2',
)
one(
  runtime('name: containerd, version: 2.0.11', '1.36.4'),
  '6:39 runtime.version: containerd 2.0.11 is too old for Kubernetes 1.36; use one of 2.2.0 or a later 2.2, 2.3.0 or a later 2.3',
)
one(
  runtime('name: cri-o', '1.27.6'),
  '6:18 runtime.name: there are no packages of CRI-O for Kubernetes 1.27; use 1.28 or newer, or another runtime',
)
one(
  runtime('name: cri-o, version: "1.35"', '1.36.4'),
  '6:34 runtime.version: CRI-O 1.35 does not go with Kubernetes 1.36; use 1.36',
)
one(
  runtime('name: docker, version: 19.03.15', '1.28.2'),
  '6:35 runtime.version: docker 19.03.15 is too old for cri-dockerd, which Kubernetes 1.28 needs; use 20.10.24 or newer',
)
one(
  runtime('source: distribution'),
  "6:20 runtime.source: of the systems' own packages only containerd is supported, not docker",
)
one(
  runtime('name: containerd, source: distribution, version: 1.6.20'),
  '6:52 runtime.version: left to the system by source: distribution; leave it out',
)
one(
  runtime('name: containerd, insecureRegistries: [ 10.0.0.0/8 ]'),
  '6:52 runtime.insecureRegistries[0]: containerd takes no block of addresses here; write host:port of each registry',
)
one(
  'runtime: { version: 18.06.2 }',
  '6:21 runtime.version: docker 18.06.2 is not known; known: 18.06.1, 19.03.15, 20.10.24, 26.1.4, 28.5.2; did you mean 18.06.1?',
)
right('runtime: { version: 20.10.24 }')
one(
  'network: { version: v0.15.1 }',
  '6:21 network.version: flannel v0.15.1 is not known; for Kubernetes 1.19 there are v0.14.0, v0.22.3, v0.25.7, v0.26.7, v0.27.4, v0.28.9',
)
right('network: { plugin: none, version: v0.15.1 }')

const docker = (settings: string) => `repositories: { docker: { ${settings} } }`
right(docker('url: http://10.87.0.1/rpm, check: false'))
right(docker('rpm: { url: "file:///srv/rpm", key: "file:///srv/key" }'))
right(docker(''))
one(
  docker('url: http://x/'),
  '6:17 repositories.docker.key: missing; without a key only check: false can work',
)
one(
  docker('url: http://x/, kye: http://k/'),
  '6:43 repositories.docker.kye: unknown key; did you mean key?',
)
one(docker('url: http://x/, key: []'), '6:48 repositories.docker.key: empty; give at least one key')
one(docker('check: false'), '6:17 repositories.docker.url: missing')
right(docker(`url: http://x/, key: http://k/, fingerprint: ${'0123 ABCD '.repeat(5)}`))
one(
  docker('url: http://x/, key: http://k/, fingerprint: 0EBFCD88'),
  '6:72 repositories.docker.fingerprint: "0EBFCD88" is not a fingerprint: 40 hexadecimal digits, as gpg --show-keys prints it',
)
one(
  docker(`url: http://x/, key: http://k/, check: false, fingerprint: ${'A'.repeat(40)}`),
  '6:86 repositories.docker.fingerprint: nothing is compared with check: false',
)
one(
  docker('rpm: { url: http://x/ }'),
  '6:27 repositories.docker.rpm.key: missing; without a key only check: false can work',
)
one(
  docker('check: false, deb: { url: http://x/ y, check: false }'),
  '6:27 repositories.docker.check: give either url, or rpm and deb',
)

right('kubelet: { maxPods: 50 }\nkubeProxy: { conntrack: { maxPerCore: 0, min: 0 } }')
one(
  'kubelet: { cgroupDriver: systemd }',
  '6:12 kubelet.cgroupDriver: follows runtime.cgroupDriver; set it there',
)
one(
  'kubeProxy: { clusterCIDR: 10.0.0.0/8 }',
  '6:14 kubeProxy.clusterCIDR: follows network.podSubnet; set it there',
)
one('kubelet: { kind: KubeletConfiguration }', '6:12 kubelet.kind: is written by slipway')

const kubeadm = (yaml: string) => `kubeadm: { ${yaml} }`
right(kubeadm('clusterConfiguration: { apiServer: { extraArgs: { v: "2" } } }'))
right(kubeadm('clusterConfiguration: { apiServer: { extraArgs: [{ name: v, value: "2" }] } }'))
right(kubeadm('nodeRegistration: { kubeletExtraArgs: { network-plugin: cni } }'))
one(
  kubeadm('clusterConfiguration: { apiServer: { extraArgs: { v: 2 } } }'),
  '6:60 kubeadm.clusterConfiguration.apiServer.extraArgs: must be a map of strings (put numbers in quotes)',
)
one(
  kubeadm('clusterConfiguration: { apiServr: {} }'),
  '6:36 kubeadm.clusterConfiguration.apiServr: no field of ClusterConfiguration in v1beta2; did you mean apiServer?',
)
one(
  kubeadm('clusterConfiguration: { encryptionAlgorithm: RSA-3072 }'),
  '6:36 kubeadm.clusterConfiguration.encryptionAlgorithm: ClusterConfiguration has it from v1beta4 on, and this is v1beta2',
)
one(
  kubeadm('clusterConfiguration: { networking: {} }'),
  '6:36 kubeadm.clusterConfiguration.networking: follows network; set it there',
)
one(
  kubeadm('nodeRegistration: { kubeletExtraArgs: { node-ip: 10.0.0.1 } }'),
  '6:61 kubeadm.nodeRegistration.kubeletExtraArgs.node-ip: node-ip follows the addresses of the hosts',
)
one(
  `${kubeadm('nodeRegistration: { kubeletExtraArgs: [{ name: network-plugin, value: cni }] }')}
runtime: { name: docker, version: 28.5.2 }
kubernetes: { version: 1.28.15 }`,
  '6:51 kubeadm.nodeRegistration.kubeletExtraArgs[0]: the kubelet lost the flag network-plugin in 1.24, and would not start',
)
one(kubeadm('kubelet: {}'), '6:12 kubeadm.kubelet: unknown key; did you mean kubelet?')

const alone = (address: string, role: string, preset = 'preset: notes-2020') =>
  `cluster: lab\n${preset}\nhosts: { m: { address: ${address}, role: ${role} } }`

test.each([
  [alone('10.0.2.15', 'control-plane'), []],
  [
    alone('10.1.0.1', 'worker'),
    ['3:1 hosts: no control plane; give one host the role control-plane'],
  ],
  [alone('10.1.0.1', 'boss'), ['3:40 hosts.m.role: boss is not one of control-plane, worker']],
  [alone('10.1.0.1', 'control-plane', 'preset: current'), []],
  [
    alone('10.1.0.1', 'control-plane', 'kubernetes: { version: 1.20.2 }'),
    [
      '2:24 kubernetes.version: upstream has no packages of 1.20; use mirrors: { packages: aliyun }, or your own under repositories',
    ],
  ],
  [
    alone('10.1.0.1', 'control-plane', 'preset: notes2020'),
    ['2:9 preset: notes2020 is not one of notes-2020, current; did you mean notes-2020?'],
  ],
])('%j', (text, expected) => expect(complaints(text)).toEqual(expected))

one(
  'firewall: { open: [9100-9000/udp] }',
  '6:20 firewall.open[0]: 9100-9000/udp ends before it begins; write 9000-9100',
)
right('firewall: { open: [8080/tcp, 1-65535/udp] }')
right('firewall: {}')
