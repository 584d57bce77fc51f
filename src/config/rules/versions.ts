import {
  KUBERNETES,
  KUBERNETES_RANGE,
  kubernetesMinor,
  NEWEST_MINOR,
} from '../catalogue/kubernetes.ts'
import { FLANNEL } from '../catalogue/networks.ts'
import { DOCKER, FIRST_WITHOUT_DOCKERSHIM } from '../catalogue/runtimes.ts'
import { parseVersion } from '../catalogue/version.ts'
import type { Settings } from '../draft.ts'
import type { Complaint } from '../issue.ts'
import { suggest } from '../nearest.ts'
import type { Rule } from './rule.ts'

const VERSIONS_THAT_WORK = `a version from ${KUBERNETES_RANGE}`

/** Versions and runtimes that slipway's steps can bring up; a preset that they cannot is one complaint, not three. */
export const versions: Rule = (draft, settings) => {
  if (settings.preset === 'current') return [presetComplaint(draft.preset === undefined)]
  return [
    ...kubernetes(settings),
    ...runtime(settings),
    ...(settings.network.plugin === 'flannel' ? flannel(settings) : []),
  ]
}

const presetComplaint = (leftOut: boolean): Complaint => {
  const subject = leftOut ? 'left out, which means current: ' : ''
  const message = `${subject}containerd and the newest Kubernetes are not supported yet; use preset notes-2020 and ${VERSIONS_THAT_WORK}`
  return { path: ['preset'], message }
}

function kubernetes({ kubernetes: { version, imageRepository }, runtime }: Settings): Complaint[] {
  const path = ['kubernetes', 'version']
  const parsed = parseVersion(version)
  if (!parsed) return []
  const { major, minor, patch } = parsed
  const known = kubernetesMinor(parsed)
  const name = `${major}.${minor}`
  if (known && patch > known.lastPatch)
    return [
      {
        path,
        message: `${version} does not exist; the last ${name} is ${name}.${known.lastPatch}`,
      },
    ]
  if (known) return flatMirror(name, patch, imageRepository)
  if (major !== 1 || minor > NEWEST_MINOR || minor < 19) {
    const minors = Object.keys(KUBERNETES).join(', ')
    return [{ path, message: `Kubernetes ${name} is not known; known are ${minors}` }]
  }
  if (minor >= FIRST_WITHOUT_DOCKERSHIM && runtime.name === 'docker')
    return [
      {
        path,
        message: `impossible with runtime docker: Kubernetes left dockershim out from 1.${FIRST_WITHOUT_DOCKERSHIM}; use ${VERSIONS_THAT_WORK}`,
      },
    ]
  return [{ path, message: `Kubernetes ${name} is not supported yet; use ${VERSIONS_THAT_WORK}` }]
}

/** 1.21.0 and 1.21.1 ask any registry for coredns/coredns, which Aliyun's has no place for (kubernetes/kubeadm issue 2501). */
function flatMirror(name: string, patch: number, repository: string): Complaint[] {
  if (name !== '1.21' || patch > 1 || !/^registry[\w.-]*\.aliyuncs\.com\//.test(repository))
    return []
  const message = `1.21.${patch} asks for an image that ${repository} does not have; use 1.21.2 or later`
  return [{ path: ['kubernetes', 'version'], message }]
}

function runtime({ runtime: { name, version } }: Settings): Complaint[] {
  if (name === 'containerd')
    return [
      {
        path: ['runtime', 'name'],
        message: `containerd is not supported yet; use docker and ${VERSIONS_THAT_WORK}`,
      },
    ]
  return unknown(['runtime', 'version'], `docker ${version}`, version, Object.keys(DOCKER))
}

const flannel = ({ network: { version } }: Settings): Complaint[] =>
  unknown(['network', 'version'], `flannel ${version}`, version, FLANNEL)

function unknown(
  path: string[],
  what: string,
  word: string,
  known: readonly string[],
): Complaint[] {
  if (known.includes(word)) return []
  const hint = known.length > 1 ? suggest(word, known) : ''
  return [{ path, message: `${what} is not known; known: ${known.join(', ')}${hint}` }]
}
