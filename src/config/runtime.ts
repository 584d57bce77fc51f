import type { Cluster, PinnedPackage } from '../core/cluster.ts'
import { isOlder } from '../core/is-older.ts'
import {
  CONTAINERD,
  CONTAINERD_FOR,
  criOf,
  DOCKER,
  FIRST_CRIO,
  FIRST_DOCKER_OF_CRI_DOCKERD,
  FIRST_SPLIT_DOCKER,
  FIRST_WITHOUT_DOCKERSHIM,
} from './catalogue/runtimes.ts'
import { suggesting } from './nearest.ts'

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
  const whole = isOlder(version, FIRST_SPLIT_DOCKER)
  return inBoth(format => [
    { name: 'docker-ce', version: builds[format] },
    ...(whole
      ? []
      : [{ name: 'docker-ce-cli', version: builds[format] }, { name: 'containerd.io' }]),
  ])
}

/** containerd is `containerd.io` in Docker's repositories, and `containerd` in those of Debian and Ubuntu. */
const containerd = (version: string, source: Runtime['source']): Runtime['packages'] =>
  source === 'distribution'
    ? { rpm: [], deb: [{ name: 'containerd' }] }
    : inBoth(() => [{ name: 'containerd.io', version: `${version}-*` }])

const crio = (version: string): Runtime['packages'] =>
  inBoth(() => [{ name: 'cri-o', version: `${version}${version.split('.')[2] ? '-' : '.'}*` }])

type Named = Pick<Runtime, 'name' | 'source' | 'version'>

function own({ name, version, source }: Named): Runtime['packages'] {
  if (name === 'docker') return docker(version)
  return name === 'containerd' ? containerd(version, source) : crio(version)
}

/**
 * What is installed for a runtime that the kubelet of a minor is to use. Where that goes by CRI, crictl comes with it:
 * images are pulled with it, and kubeadm up to 1.30 wants it. It is in Kubernetes' repositories.
 *
 * @throws RangeError for versions that the catalogue does not hold; the rules let none through
 */
export function runtimePackages(runtime: Named, minor: number): Runtime['packages'] {
  const { rpm, deb } = own(runtime)
  const byCri = runtime.name !== 'docker' || wantsCriDockerd(runtime.name, minor)
  const tools = byCri ? [{ name: 'cri-tools' }] : []
  const all = (packages: readonly PinnedPackage[]) =>
    packages.length > 0 ? [...packages, ...tools] : []
  return { rpm: all(rpm), deb: all(deb) }
}

/** Whether the kubelet of a minor reaches this runtime only through cri-dockerd. */
export const wantsCriDockerd = (name: Runtime['name'], minor: number): boolean =>
  name === 'docker' && minor >= FIRST_WITHOUT_DOCKERSHIM

const minorName = (version: string) => version.split('.').slice(0, 2).join('.')

function dockerMistake(version: string, minor: number): string | undefined {
  const known = Object.keys(DOCKER)
  if (!known.includes(version))
    return suggesting(`docker ${version} is not known; known: ${known.join(', ')}`, version, known)
  if (minor >= FIRST_WITHOUT_DOCKERSHIM && isOlder(version, FIRST_DOCKER_OF_CRI_DOCKERD))
    return `docker ${version} is too old for cri-dockerd, which Kubernetes 1.${minor} needs; use ${FIRST_DOCKER_OF_CRI_DOCKERD} or newer`
  return undefined
}

/** Those of the catalogue's minors that serve a version of CRI that the kubelet speaks. */
const speaking = (minor: number): string[] =>
  Object.entries(CONTAINERD).flatMap(([name, { cri }]) =>
    cri.some(version => criOf(minor).includes(version)) ? [name] : [],
  )

function containerdMistake(version: string, minor: number): string | undefined {
  const name = minorName(version)
  const known = Object.keys(CONTAINERD)
  if (!known.includes(name) || name === version)
    return `containerd ${version} is not known; write X.Y.Z, with X.Y one of ${known.join(', ')}`
  const able = speaking(minor)
  if (!able.includes(name))
    return `containerd ${name} and Kubernetes 1.${minor} speak no common version of CRI; use containerd ${able.join(', ')}`
  const tested = CONTAINERD_FOR[minor]
  const least = tested?.find(other => minorName(other) === name)
  if (!tested || (least && !isOlder(version, least))) return undefined
  if (tested.every(other => isOlder(other, version) && minorName(other) !== name)) return undefined
  return `containerd ${version} is too old for Kubernetes 1.${minor}; use one of ${tested.map(other => `${other} or a later ${minorName(other)}`).join(', ')}`
}

function crioMistake(version: string, minor: number): string | undefined {
  if (minor < FIRST_CRIO)
    return `there are no packages of CRI-O for Kubernetes 1.${minor}; use 1.${FIRST_CRIO} or newer, or another runtime`
  if (minorName(version) === `1.${minor}`) return undefined
  return `CRI-O ${version} does not go with Kubernetes 1.${minor}; use 1.${minor}`
}

const MISTAKES = {
  docker: dockerMistake,
  containerd: containerdMistake,
  'cri-o': crioMistake,
} as const satisfies Record<Runtime['name'], unknown>

/** Why a version of a runtime cannot serve the kubelet of a minor, and which ones can. */
export const versionMistake = (
  { name, version }: Pick<Runtime, 'name' | 'version'>,
  minor: number,
): string | undefined => MISTAKES[name](version, minor)
