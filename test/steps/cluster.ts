import { runtimePackages, wantsCriDockerd } from '../../src/config/runtime.ts'
import { type Cluster, minorOf } from '../../src/core/cluster.ts'
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

const kubePins = (end: string) => [
  ...['kubelet', 'kubeadm', 'kubectl'].map(name => ({ name, version: `1.19.0${end}` })),
  { name: 'kubernetes-cni', version: `0.8.7${end}` },
]

/** The cluster of the notes, with what a test wants to be otherwise. */
export const aCluster = (other: Partial<Cluster> = {}): Cluster => ({
  name: 'lab',
  directory: '/work/lab',
  hosts: [master, worker1, worker2],
  kubernetes: {
    version: '1.19.0',
    imageRepository: 'registry.example/google_containers',
    configApi: 'v1beta2',
    packages: { rpm: kubePins('-0'), deb: kubePins('-00') },
    tags: { etcd: '3.4.9-1', coredns: '1.7.0', pause: '3.2' },
    coredns: { image: 'registry.example/google_containers/coredns' },
  },
  runtime: {
    name: 'docker',
    version: '18.06.1',
    source: 'docker',
    packages: {
      rpm: [{ name: 'docker-ce', version: '18.06.1.ce-3.el7' }],
      deb: [{ name: 'docker-ce', version: '5:19.03.15~3-0~debian-buster' }],
    },
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
    flannel: { image: 'coreos/flannel', namespace: 'kube-system', installer: 'cp' },
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

/** The same with another runtime, a registry that speaks plain HTTP, and a release of Kubernetes to go with it. */
export function withRuntime(
  name: Cluster['runtime']['name'],
  version: string,
  kubernetes = '1.20.2',
): Cluster {
  const { runtime, ...cluster } = aCluster()
  const minor = minorOf(kubernetes)
  return {
    ...cluster,
    kubernetes: { ...cluster.kubernetes, version: kubernetes },
    runtime: {
      ...runtime,
      name,
      version,
      packages: runtimePackages({ name, version, source: 'docker' }, minor),
      insecureRegistries: ['10.0.0.1:5000'],
      ...(wantsCriDockerd(name, minor) && { criDockerd: '0.4.3' }),
    },
  }
}
