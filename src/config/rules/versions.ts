import { kubernetesMinor } from '../catalogue/kubernetes.ts'
import { DOCKER, FIRST_WITHOUT_DOCKERSHIM } from '../catalogue/runtimes.ts'
import { parseVersion } from '../catalogue/version.ts'
import type { Settings } from '../draft.ts'
import type { Complaint } from '../issue.ts'
import { suggest } from '../nearest.ts'
import type { Rule } from './rule.ts'

const VERSIONS_THAT_WORK = 'a version from 1.19 to 1.23'

/** Versions and runtimes that slipway's steps can bring up; a preset that they cannot is one complaint, not three. */
export const versions: Rule = (draft, settings) => {
  if (settings.preset === 'current') return [presetComplaint(draft.preset === undefined)]
  return [...dockershim(settings), ...runtime(settings)]
}

const presetComplaint = (leftOut: boolean): Complaint => {
  const subject = leftOut ? 'left out, which means current: ' : ''
  const message = `${subject}containerd and the newest Kubernetes are not supported yet; use preset notes-2020 and ${VERSIONS_THAT_WORK}`
  return { path: ['preset'], message }
}

/** Up to 1.23 the kubelet speaks to Docker by itself. */
function dockershim({ kubernetes: { version }, runtime }: Settings): Complaint[] {
  const parsed = parseVersion(version)
  const minor = parsed && kubernetesMinor(parsed)?.minor
  if (runtime.name !== 'docker' || !minor || minor < FIRST_WITHOUT_DOCKERSHIM) return []
  const message = `impossible with runtime docker: Kubernetes left dockershim out from 1.${FIRST_WITHOUT_DOCKERSHIM}; use 1.${FIRST_WITHOUT_DOCKERSHIM - 1} or older`
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
