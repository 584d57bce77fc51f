import { type ConfigIssue, issueLine } from '../../src/config/issue.ts'
import { readCluster } from '../../src/config/load.ts'

export const ORIGIN = { path: '/work/lab/cluster.yaml', home: '/home/ann' }

/** Five lines that are right; cases add to them from line 6 on. */
export const GOOD = `cluster: lab
preset: notes-2020
hosts:
  master:  { address: 192.168.56.10, role: control-plane }
  worker1: { address: 192.168.56.11, role: worker }
`

export const issuesOf = (text: string): readonly ConfigIssue[] => {
  const result = readCluster(text, ORIGIN)
  return 'issues' in result ? result.issues : []
}

/** `6:3 path: message` for everything that is wrong with a text. */
export const complaints = (text: string): string[] =>
  issuesOf(text).map(issue => issueLine('', issue).slice(1))

export const cluster = (text: string) => {
  const result = readCluster(text, ORIGIN)
  if ('cluster' in result) return result.cluster
  throw new Error(result.issues.map(issue => issueLine('', issue)).join('\n'))
}
