import type { Complaint } from '../issue.ts'
import type { Rule } from './rule.ts'

const VERSIONS_THAT_WORK = 'a version from 1.19 to 1.23'

/** Versions and runtimes that slipway's steps can bring up; a preset that they cannot is one complaint, not three. */
export const versions: Rule = (draft, settings) => {
  if (settings.preset === 'current') return [presetComplaint(draft.preset === undefined)]
  return []
}

const presetComplaint = (leftOut: boolean): Complaint => {
  const subject = leftOut ? 'left out, which means current: ' : ''
  const message = `${subject}containerd and the newest Kubernetes are not supported yet; use preset notes-2020 and ${VERSIONS_THAT_WORK}`
  return { path: ['preset'], message }
}
