import { sh } from '../../src/core/command.ts'
import type { Fact } from '../../src/core/fact.ts'
import * as capacity from '../../src/facts/capacity.ts'
import { containerdConfig } from '../../src/facts/containerd.ts'
import { criImages } from '../../src/facts/cri.ts'
import { writtenSince } from '../../src/facts/daemon.ts'
import { dockerImages, dockerInfo } from '../../src/facts/docker.ts'
import { digests, file, files, present } from '../../src/facts/files.ts'
import { firewalld } from '../../src/facts/firewalld.ts'
import * as hardware from '../../src/facts/hardware.ts'
import * as identity from '../../src/facts/identity.ts'
import { activeSwaps, modules, sysctls } from '../../src/facts/kernel.ts'
import { apiServerVersion, initState, joinState } from '../../src/facts/kubeadm.ts'
import { objects } from '../../src/facts/kubectl.ts'
import { kubeletRuntime } from '../../src/facts/kubelet.ts'
import { leftOver } from '../../src/facts/left-over.ts'
import { listeners } from '../../src/facts/listeners.ts'
import { nftables } from '../../src/facts/nftables.ts'
import { nodes } from '../../src/facts/nodes.ts'
import { os } from '../../src/facts/os.ts'
import { damagedPackages, heldPackages, packageVersions } from '../../src/facts/packages.ts'
import { peers } from '../../src/facts/peers.ts'
import { activeFirewalls, installed, modulesMissing, whoActs } from '../../src/facts/programs.ts'
import { reach } from '../../src/facts/reach.ts'
import { sshPorts } from '../../src/facts/sshd.ts'
import { readUnit, UNITS, unit } from '../../src/facts/systemd.ts'
import { ufw } from '../../src/facts/ufw.ts'
import { aCluster } from '../steps/cluster.ts'

/** Every question, as it was put to the machines whose answers stand in `__cases__`. */
export const facts: Readonly<Record<string, Fact<unknown>>> = {
  cpus: capacity.cpus,
  memory: capacity.memory,
  'disk-free': capacity.diskFree,
  'cgroup-version': capacity.cgroupVersion,
  'kernel-release': capacity.kernelRelease,
  'containerd-config': containerdConfig,
  'cri-images': criImages('unix:///run/containerd/containerd.sock'),
  'written-since': writtenSince('containerd', ['/etc/containerd/config.toml']),
  'kubelet-runtime': kubeletRuntime,
  'docker-info': dockerInfo,
  'docker-images': dockerImages,
  file: file('/etc/hosts'),
  present: present(['/etc/kubernetes/manifests', '/var/lib/kubelet/config.yaml', '/etc/fstab']),
  digests: digests(['/etc/kubernetes/pki/ca.crt', '/etc/machine-id']),
  files: files(['/etc/hosts', '/etc/no-such', '/etc/hostname']),
  firewalld: firewalld(
    ['slipway-public', 'slipway-nodes', 'slipway-control-planes'],
    ['slipway-nodes', 'slipway-nodes-ipv6'],
    'slipway-to-pods',
  ),
  nftables,
  'ssh-ports': sshPorts,
  ufw,
  hostname: identity.hostname,
  'static-hostname': identity.staticHostname,
  'machine-id': identity.machineId,
  addresses: identity.addresses,
  'clock-offset': identity.clockOffset,
  modules: modules(['overlay', 'br_netfilter', 'ip_vs', 'no_such_module']),
  sysctls: sysctls(['net.ipv4.ip_forward', 'net.ipv4.ip_local_port_range', 'no.such.key']),
  'active-swaps': activeSwaps,
  'api-server-version': apiServerVersion,
  'init-state': initState('master'),
  'join-state': joinState('worker1'),
  'left-over': leftOver(aCluster()),
  objects: objects(['cm/kubeadm-config', 'ds/kube-proxy', 'ds/no-such'], 'kube-system'),
  nodes,
  os,
  'package-versions': packageVersions(['kubelet', 'kubernetes-cni', 'docker-ce', 'bash']),
  'damaged-packages': damagedPackages(['kubelet', 'kubernetes-cni', 'docker-ce', 'bash']),
  'held-packages': heldPackages,
  unit: {
    ask: sh`systemctl show -p LoadState -p ActiveState -p UnitFileState docker`,
    read: ({ stdout }) => readUnit(stdout),
  },
  units: {
    ask: unit('docker').ask,
    read: output => UNITS.map(name => [name, unit(name).read(output)]),
  },
  macs: hardware.macs,
  'product-uuid': hardware.productUuid,
  listeners,
  installed: installed(['sh', 'no-such-program', 'tail']),
  'who-acts': whoActs,
  'modules-missing': modulesMissing(['overlay', 'no_such_module']),
  'active-firewalls': activeFirewalls,
  reach: reach(
    [
      { name: 'images of nowhere', format: 'any', url: 'http://127.0.0.1:1/v2/' },
      { name: 'packages', format: 'deb', url: 'http://127.0.0.1:1/$codename/$basearch' },
      { name: 'packages', format: 'rpm', url: 'http://127.0.0.1:1/$releasever' },
    ],
    undefined,
  ),
  peers: peers(
    'master',
    [
      { address: '127.0.0.1', protocol: 'tcp', port: 16443 },
      { address: '127.0.0.1', protocol: 'udp', port: 18472 },
    ],
    [
      { host: 'worker1', address: '127.0.0.1', protocol: 'tcp', port: 16443 },
      { host: 'worker1', address: '127.0.0.1', protocol: 'udp', port: 18472 },
    ],
    3,
  ),
}

/** Maps and sets as JSON can hold them. */
export function plain(value: unknown): unknown {
  if (value instanceof Map) return { map: [...value].map(([k, v]) => [k, plain(v)]) }
  if (value instanceof Set) return { set: [...value] }
  if (Array.isArray(value)) return value.map(plain)
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]))
  return value
}
