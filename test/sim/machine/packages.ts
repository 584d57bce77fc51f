import type { Machine } from './machine.ts'
import { enable, isStarted, startUnit, stopUnit, unitFile } from './units.ts'

interface Content {
  /** The service that it brings. */
  readonly unit?: string
  /** Other files, of which it matters only that they are there and not empty. */
  readonly files?: readonly string[]
  /** Files that are the administrator's from then on. */
  readonly config?: Readonly<Record<string, string>>
  /** The id of the repository file that has to be there. */
  readonly from?: 'kubernetes' | 'docker-ce'
}

const CHRONY = 'pool 2.pool.ntp.org iburst\n'

const plugins = ['bridge', 'flannel', 'host-local', 'loopback', 'portmap'].map(
  name => `/opt/cni/bin/${name}`,
)

/** What is in the packages that slipway installs. */
export const CONTENTS: Readonly<Record<string, Content>> = {
  'docker-ce': {
    unit: 'docker',
    files: ['/usr/bin/docker', '/usr/bin/dockerd'],
    from: 'docker-ce',
  },
  kubelet: { unit: 'kubelet', files: ['/usr/bin/kubelet'], from: 'kubernetes' },
  kubeadm: { files: ['/usr/bin/kubeadm'], from: 'kubernetes' },
  kubectl: { files: ['/usr/bin/kubectl'], from: 'kubernetes' },
  'kubernetes-cni': { files: plugins, from: 'kubernetes' },
  chrony: {},
}

function contentOf(m: Machine, name: string): Content | undefined {
  if (name !== 'chrony') return CONTENTS[name]
  return m.flavour === 'debian12'
    ? { unit: 'chrony', config: { '/etc/chrony/chrony.conf': CHRONY } }
    : { unit: 'chronyd', config: { '/etc/chrony.conf': CHRONY } }
}

export const knows = (m: Machine, name: string) => contentOf(m, name) !== undefined

/** The repository that has a package, as the file's path; undefined for one of the system's own. */
export const repositoryOf = (m: Machine, name: string) => contentOf(m, name)?.from

export interface PackedFile {
  readonly path: string
  readonly content: string
  readonly isConfig: boolean
}

/** The files of a package, as its makers packed them. */
export function filesOf(m: Machine, name: string): readonly PackedFile[] {
  const { unit, files = [], config = {} } = contentOf(m, name) ?? {}
  return [
    ...(unit ? [{ path: unitFile(unit), content: '[Unit]\n', isConfig: false }] : []),
    ...files.map(path => ({ path, content: `\x7fELF ${path}\n`, isConfig: false })),
    ...Object.entries(config).map(([path, content]) => ({ path, content, isConfig: true })),
  ]
}

/** Puts a package's files in place. @throws FileError on a full disk */
export function unpack(m: Machine, name: string): void {
  if (name === 'kubelet') m.files.folders('/var/lib/kubelet')
  if (name === 'kubeadm') m.files.folders('/etc/kubernetes/manifests')
  for (const { path, content, isConfig } of filesOf(m, name)) {
    m.files.folders(path.slice(0, path.lastIndexOf('/')))
    const there = m.files.kind(path) ? m.files.read(path) : undefined
    if (there === undefined || (!isConfig && there !== content))
      m.files.write(path, content, path.includes('/bin/') ? 0o755 : 0o644)
  }
}

/** Debian's way with services: enabled and started with the package, restarted with a new version. */
export function startService(m: Machine, name: string): void {
  const unit = contentOf(m, name)?.unit
  if (!unit) return
  enable(m, unit)
  if (isStarted(m, unit)) stopUnit(m, unit)
  startUnit(m, unit)
}
