import type { Cluster } from '../core/cluster.ts'
import { allFrom, type Mirrors } from './catalogue/mirrors.ts'

/** Everything of a cluster that cluster.yaml may leave out. */
export interface Preset {
  readonly kubernetes: Pick<Cluster['kubernetes'], 'version'>
  readonly mirrors: Mirrors
  readonly runtime: Omit<Cluster['runtime'], 'packages' | 'criDockerd'>
  readonly network: Cluster['network']
  readonly firewall: Cluster['firewall']
  readonly selinux: Cluster['selinux']
  readonly time: Cluster['time']
  readonly smokeTest: Cluster['smokeTest']
}

const SUBNETS = {
  podSubnet: '10.244.0.0/16',
  serviceSubnet: '10.96.0.0/12',
  dnsDomain: 'cluster.local',
} as const

/**
 * The recipe of the notes, made to work: CentOS 7, Kubernetes 1.19.0 on docker-ce 18.06.1, all from Aliyun's mirrors.
 *
 * `registryMirrors` is empty although the notes name one (b9pmyelo.mirror.aliyuncs.com): it was the accelerator of
 * somebody's account, and the mirrors of Docker Hub in China were shut in June 2024. A dead one costs every pull a timeout.
 * `check` stays true although the notes switch it off: packages are signed and their keys are served beside them.
 * The mirror in front of CentOS 7's own repositories is there because mirrorlist.centos.org is gone since 2024-07.
 */
const notes2020: Preset = {
  kubernetes: { version: '1.19.0' },
  mirrors: allFrom('aliyun'),
  runtime: {
    name: 'docker',
    version: '18.06.1',
    source: 'docker',
    insecureRegistries: [],
    registryMirrors: [],
    cgroupDriver: 'systemd',
  },
  network: { plugin: 'flannel', version: 'v0.14.0', images: 'quay.io', ...SUBNETS },
  firewall: 'disabled',
  selinux: 'permissive',
  time: { servers: ['0.asia.pool.ntp.org'] },
  smokeTest: { enabled: true, image: 'nginx:1.22.1', nodePort: 30080 },
}

/** What one should run today: containerd and a supported Kubernetes, from their makers' own servers. */
const current: Preset = {
  kubernetes: { version: '1.36.4' },
  mirrors: allFrom('upstream'),
  runtime: {
    name: 'containerd',
    version: '2.3.4',
    source: 'docker',
    insecureRegistries: [],
    registryMirrors: [],
    cgroupDriver: 'systemd',
  },
  network: { plugin: 'flannel', version: 'v0.28.9', images: 'ghcr.io', ...SUBNETS },
  firewall: 'unmanaged',
  selinux: 'unmanaged',
  time: { servers: [] },
  smokeTest: { enabled: true, image: 'nginx:1.22.1', nodePort: 30080 },
}

export const PRESETS = { 'notes-2020': notes2020, current } as const satisfies Record<
  string,
  Preset
>

export type PresetName = keyof typeof PRESETS

export const DEFAULT_PRESET: PresetName = 'current'
