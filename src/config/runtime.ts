import type { Cluster, PinnedPackage } from '../core/cluster.ts'
import { DOCKER, FIRST_SPLIT_DOCKER, FIRST_WITHOUT_DOCKERSHIM } from './catalogue/runtimes.ts'

type Runtime = Cluster['runtime']
type Format = keyof Runtime['packages']

const FORMATS = ['rpm', 'deb'] as const

const inBoth = (packages: (format: Format) => readonly PinnedPackage[]): Runtime['packages'] => {
  const [rpm, deb] = FORMATS.map(packages) as [PinnedPackage[], PinnedPackage[]]
  return { rpm, deb }
}

/** Docker's client goes with the daemon; containerd comes with it from 18.09 on, at whatever version it asks for. */
function docker(version: string): Runtime['packages'] {
  const builds = DOCKER[version]
  if (!builds) throw new RangeError(`docker ${version} is not in the catalogue`)
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [splitMajor, splitMinor] = FIRST_SPLIT_DOCKER
  const whole = major < splitMajor || (major === splitMajor && minor < splitMinor)
  return inBoth(format => [
    { name: 'docker-ce', version: builds[format] },
    ...(whole
      ? []
      : [{ name: 'docker-ce-cli', version: builds[format] }, { name: 'containerd.io' }]),
  ])
}

/** containerd is `containerd.io` in Docker's repositories, and `containerd` in those of Debian and Ubuntu. */
const containerd = (version: string, source: Runtime['source']): Runtime['packages'] =>
  inBoth(() =>
    source === 'distribution'
      ? [{ name: 'containerd' }]
      : [{ name: 'containerd.io', version: `${version}-*` }],
  )

const crio = (version: string): Runtime['packages'] =>
  inBoth(() => [{ name: 'cri-o', version: `${version}${version.split('.')[2] ? '-' : '.'}*` }])

/**
 * What is installed for a runtime, and the kubelet of which minor is to use it.
 *
 * @throws RangeError for versions that the catalogue does not hold; the rules let none through
 */
export function runtimePackages({
  name,
  version,
  source,
}: Pick<Runtime, 'name' | 'source'> & { readonly version: string }): Runtime['packages'] {
  if (name === 'docker') return docker(version)
  return name === 'containerd' ? containerd(version, source) : crio(version)
}

/** Whether the kubelet of a minor reaches this runtime only through cri-dockerd. */
export const wantsCriDockerd = (name: Runtime['name'], minor: number): boolean =>
  name === 'docker' && minor >= FIRST_WITHOUT_DOCKERSHIM
