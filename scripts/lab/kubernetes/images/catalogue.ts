import { join } from 'node:path'
import { filesDir } from '../paths.ts'
import { imageTags, kubernetesVersion, upgradeVersion } from '../versions.ts'
import type { LayerPlan } from './layer.ts'

export interface ImagePlan {
  readonly name: string
  readonly tag: string
  /** Layers by name, the lowest first. */
  readonly layers: readonly string[]
  readonly entrypoint?: readonly string[]
  readonly cmd?: readonly string[]
  /** Must succeed in the finished image. */
  readonly check: readonly string[]
}

export interface Catalogue {
  readonly layers: Readonly<Record<string, LayerPlan>>
  readonly images: readonly ImagePlan[]
}

const linkApplets =
  'for path in $(/bin/busybox --list-full); do [ -e /$path ] || /bin/busybox ln -s /bin/busybox /$path; done'

const scratchFolders = ['tmp', 'run', 'var/run', 'etc']

/** Every image of the lab. Names are flat, as in the mirrors that people in China use. */
export function catalogue(binaries: string): Catalogue {
  const layers: Record<string, LayerPlan> = { ...sharedLayers(), ...ownLayers(binaries) }
  const images: ImagePlan[] = [...addons()]
  for (const version of [kubernetesVersion, upgradeVersion]) {
    const add = (name: string, below: readonly string[]) => {
      const layer = `${name}-${version}`
      layers[layer] = {
        folders: scratchFolders,
        files: { [`usr/local/bin/${name}`]: join(binaries, version, name) },
      }
      const layersUp = [...below, layer]
      images.push({ name, tag: `v${version}`, layers: layersUp, check: [name, '--version'] })
    }
    add('kube-apiserver', [])
    add('kube-controller-manager', [])
    add('kube-scheduler', [])
    add('kube-proxy', ['shell', 'iptables'])
  }
  return { layers, images }
}

function sharedLayers(): Record<string, LayerPlan> {
  const tables = ['iptables', 'ip6tables'].flatMap(name =>
    ['', '-save', '-restore'].map(part => [name, part] as const),
  )
  return {
    shell: {
      // Not busybox-static: looking a name up makes a static program load a libc of its own.
      debs: ['libc6', 'busybox'],
      without: ['usr/lib/x86_64-linux-gnu/gconv'],
      folders: [...scratchFolders, 'usr/bin', 'usr/sbin', 'sbin', 'root', 'proc', 'sys', 'dev'],
      files: {
        'etc/passwd': join(filesDir, 'images/passwd'),
        'etc/group': join(filesDir, 'images/group'),
      },
      // busybox can do this itself, but asks /proc for its own name.
      finish: ['/bin/busybox', 'sh', '-c', linkApplets],
    },
    iptables: {
      debs: [
        'iptables',
        'libip4tc2',
        'libip6tc2',
        'libxtables12',
        'libmnl0',
        'libnetfilter-conntrack3',
        'libnfnetlink0',
        'libnftnl11',
        'ipset',
        'libipset13',
        'conntrack',
      ],
      // The machines' own iptables speaks nftables as well; mixing the two hides rules.
      links: Object.fromEntries(
        tables.map(([name, part]) => [`usr/sbin/${name}${part}`, `${name}-nft${part}`]),
      ),
    },
  }
}

function ownLayers(binaries: string): Record<string, LayerPlan> {
  return {
    etcd: {
      debs: ['etcd-server', 'etcd-client'],
      links: { 'usr/local/bin/etcd': '/usr/bin/etcd', 'usr/local/bin/etcdctl': '/usr/bin/etcdctl' },
    },
    pause: { files: { pause: join(binaries, 'lab/pause') } },
    coredns: { folders: scratchFolders, files: { coredns: join(binaries, 'lab/coredns') } },
    flannel: { files: { 'opt/bin/flanneld': join(binaries, 'lab/flanneld') } },
    nginx: {
      debs: ['nginx', 'nginx-common', 'libcrypt1', 'libpcre2-8-0', 'libssl3', 'zlib1g'],
      folders: ['var/log/nginx', 'var/lib/nginx', 'run'],
      files: { 'etc/nginx/sites-available/default': join(filesDir, 'images/nginx/default') },
      links: {
        'etc/nginx/sites-enabled/default': '/etc/nginx/sites-available/default',
        'var/log/nginx/access.log': '/dev/stdout',
        'var/log/nginx/error.log': '/dev/stderr',
      },
    },
  }
}

function addons(): ImagePlan[] {
  return [
    {
      name: 'etcd',
      tag: imageTags.etcd,
      layers: ['shell', 'etcd'],
      check: ['sh', '-c', 'etcd --version && etcdctl version'],
    },
    {
      name: 'pause',
      tag: imageTags.pause,
      layers: ['pause'],
      entrypoint: ['/pause'],
      check: ['/pause', '-v'],
    },
    {
      name: 'coredns',
      tag: imageTags.coredns,
      layers: ['coredns'],
      entrypoint: ['/coredns'],
      check: ['/coredns', '-version'],
    },
    {
      name: 'coreos/flannel',
      tag: imageTags.flannel,
      layers: ['shell', 'iptables', 'flannel'],
      entrypoint: ['/opt/bin/flanneld'],
      check: [
        'sh',
        '-c',
        'cp /etc/passwd /tmp/copy && iptables --version && /opt/bin/flanneld -version',
      ],
    },
    {
      name: 'library/nginx',
      tag: imageTags.nginx,
      layers: ['shell', 'nginx'],
      cmd: ['nginx', '-g', 'daemon off;'],
      check: ['nginx', '-v'],
    },
    {
      name: 'library/busybox',
      tag: imageTags.busybox,
      layers: ['shell'],
      cmd: ['sh'],
      check: ['busybox', 'true'],
    },
  ]
}
