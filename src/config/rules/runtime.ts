import { parseVersion } from '../catalogue/version.ts'
import type { Complaint } from '../issue.ts'
import { versionMistake } from '../runtime.ts'
import type { Rule } from './rule.ts'

const PATH = ['runtime', 'version']

/** That the runtime goes with the release, comes from somewhere, and can be told what it is to be told. */
export const runtime: Rule = ({ runtime: own = {} }, { runtime, kubernetes }) => {
  const minor = parseVersion(kubernetes.version)?.minor
  const ofSystem = runtime.source === 'distribution'
  const mistake =
    minor === undefined || (ofSystem && runtime.name === 'containerd')
      ? undefined
      : versionMistake(runtime, minor)
  // A version that nobody wrote is the name's fault.
  const path = own.version === undefined ? ['runtime', 'name'] : PATH
  const complaints: Complaint[] = mistake === undefined ? [] : [{ path, message: mistake }]
  if (ofSystem && runtime.name !== 'containerd')
    complaints.push({
      path: ['runtime', 'source'],
      message: `of the systems' own packages only containerd is supported, not ${runtime.name}`,
    })
  if (ofSystem && own.version !== undefined)
    complaints.push({
      path: PATH,
      message: 'left to the system by source: distribution; leave it out',
      part: 'key',
    })
  if (runtime.name !== 'docker')
    for (const [i, registry] of (own.insecureRegistries ?? []).entries())
      if (registry?.includes('/'))
        complaints.push({
          path: ['runtime', 'insecureRegistries', i],
          message: `${runtime.name} takes no block of addresses here; write host:port of each registry`,
        })
  return complaints
}
