import type { Cluster } from '../../src/core/cluster.ts'
import type { Host } from '../../src/core/host.ts'

/** A host of the notes' network, with what a test wants to be otherwise. */
export const aHost = (name: string, last: number, other: Partial<Host> = {}): Host => ({
  name,
  address: `192.168.56.${last}`,
  role: 'worker',
  labels: {},
  ssh: {
    address: `192.168.56.${last}`,
    port: 22,
    user: 'vagrant',
    knownHostsFile: '/home/me/.ssh/known_hosts',
    hostKeys: 'strict',
  },
  ...other,
})

export const master = aHost('master', 10, { role: 'control-plane' })
export const worker1 = aHost('worker1', 11)
export const worker2 = aHost('worker2', 12)

const repository = (url: string) => ({ url, keys: [`${url}key.asc`], check: true })

/** The cluster of the notes, with what a test wants to be otherwise. */
export const aCluster = (other: Partial<Cluster> = {}): Cluster => ({
  name: 'lab',
  directory: '/work/lab',
  hosts: [master, worker1, worker2],
  kubernetes: {
    version: '1.19.0',
    imageRepository: 'registry.example/google_containers',
    configApi: 'v1beta2',
    packages: { rpm: '1.19.0-0', deb: '1.19.0-00' },
    cniPackages: { rpm: '0.8.7-0', deb: '0.8.7-00' },
    tags: { etcd: '3.4.9-1', coredns: '1.7.0', pause: '3.2' },
  },
  runtime: {
    name: 'docker',
    packages: { rpm: '18.06.1.ce-3.el7', deb: '5:19.03.15~3-0~debian-buster' },
    packageNames: { rpm: 'docker-ce', deb: 'docker-ce' },
    insecureRegistries: [],
    registryMirrors: [],
    cgroupDriver: 'systemd',
  },
  repositories: {
    kubernetes: {
      rpm: repository('http://mirror.example/kubernetes/rpm/'),
      deb: repository('http://mirror.example/kubernetes/deb/'),
    },
    docker: {
      rpm: repository('http://mirror.example/docker/rpm/'),
      deb: repository('http://mirror.example/docker/deb/'),
    },
    centosVault: 'http://mirror.example/centos-vault/7.9.2009',
  },
  network: {
    plugin: 'flannel',
    version: 'v0.14.0',
    images: 'quay.example',
    podSubnet: '10.244.0.0/16',
    serviceSubnet: '10.96.0.0/12',
    dnsDomain: 'cluster.local',
  },
  firewall: 'disabled',
  selinux: 'permissive',
  time: { servers: [] },
  kubelet: {},
  kubeProxy: {},
  smokeTest: { enabled: true, image: 'nginx:1.22.1', nodePort: 30080 },
  ...other,
})
