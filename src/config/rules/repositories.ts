import type { Draft } from '../draft.ts'
import type { Complaint } from '../issue.ts'
import type { Rule } from './rule.ts'

type Repositories = NonNullable<NonNullable<Draft['repositories']>['docker']>
type Repository = NonNullable<Repositories['rpm']>

/** A repository is one for both formats or one for each, and what is checked has a key to check with. */
export const repositories: Rule = ({ repositories = {} }) =>
  (['kubernetes', 'docker'] as const).flatMap(name => {
    const given = repositories[name]
    return given ? judge(['repositories', name], given) : []
  })

function judge(path: string[], { rpm, deb, ...both }: Repositories): Complaint[] {
  const perFormat = [
    rpm && unchecked([...path, 'rpm'], rpm),
    deb && unchecked([...path, 'deb'], deb),
  ]
  const complaints = perFormat.flatMap(found => found ?? [])
  const common = (['url', 'key', 'fingerprint', 'check'] as const).filter(
    name => both[name] !== undefined,
  )
  if (rpm || deb) {
    if (common.length === 0) return complaints
    const message = 'give either url, or rpm and deb'
    return [...complaints, { path: [...path, common[0] ?? 'url'], part: 'key', message }]
  }
  if (both.url === undefined)
    return common.length === 0 ? [] : [{ path: [...path, 'url'], part: 'key', message: 'missing' }]
  return unchecked(path, both)
}

function unchecked(
  path: string[],
  { url, key, fingerprint, check = true }: Repository,
): Complaint[] {
  if (fingerprint !== undefined && !check) {
    const message = 'nothing is compared with check: false'
    return [{ path: [...path, 'fingerprint'], message }]
  }
  if (url === undefined || key !== undefined || !check) return []
  const message = 'missing; without a key only check: false can work'
  return [{ path: [...path, 'key'], part: 'key', message }]
}
