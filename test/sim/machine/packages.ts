import type { Machine } from './machine.ts'
import { enable, isStarted, startUnit, stopUnit, unitFile } from './units.ts'

interface Content {
  /** The service that it brings. */
  readonly unit?: string
  /** Other files, empty but for these texts. */
  readonly files?: Readonly<Record<string, string>>
  /** The id of the repository file that has to be there. */
  readonly from?: 'kubernetes' | 'docker-ce'
}

const CHRONY = 'pool 2.pool.ntp.org iburst\n'

const plugins = Object.fromEntries(
  ['bridge', 'flannel', 'host-local', 'loopback', 'portmap'].map(name => [
    `/opt/cni/bin/${name}`,
    '',
  ]),
)

/** What is in the packages that slipway installs. */
export const CONTENTS: Readonly<Record<string, Content>> = {
  'docker-ce': { unit: 'docker', from: 'docker-ce' },
  kubelet: { unit: 'kubelet', from: 'kubernetes' },
  kubeadm: { from: 'kubernetes' },
  kubectl: { from: 'kubernetes' },
  'kubernetes-cni': { files: plugins, from: 'kubernetes' },
  chrony: {},
}

function contentOf(m: Machine, name: string): Content | undefined {
  if (name !== 'chrony') return CONTENTS[name]
  return m.flavour === 'debian12'
    ? { unit: 'chrony', files: { '/etc/chrony/chrony.conf': CHRONY } }
    : { unit: 'chronyd', files: { '/etc/chrony.conf': CHRONY } }
}

export const knows = (m: Machine, name: string) => contentOf(m, name) !== undefined

/** The repository that has a package, as the file's path; undefined for one of the system's own. */
export const repositoryOf = (m: Machine, name: string) => contentOf(m, name)?.from

/** Puts a package's files in place. @throws FileError on a full disk */
export function unpack(m: Machine, name: string): void {
  const { unit, files = {} } = contentOf(m, name) ?? {}
  if (unit) {
    m.files.folders('/usr/lib/systemd/system')
    m.files.write(unitFile(unit), '[Unit]\n')
  }
  if (name === 'kubelet') m.files.folders('/var/lib/kubelet')
  if (name === 'kubeadm') m.files.folders('/etc/kubernetes/manifests')
  for (const [path, text] of Object.entries(files)) {
    m.files.folders(path.slice(0, path.lastIndexOf('/')))
    if (!m.files.kind(path)) m.files.write(path, text)
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
