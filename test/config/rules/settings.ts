import { type Draft, type Settings, settle } from '../../../src/config/draft.ts'
import type { Complaint } from '../../../src/config/issue.ts'
import { pathText } from '../../../src/config/issue.ts'
import type { Rule } from '../../../src/config/rules/rule.ts'

/** What a rule says of a draft with the preset notes-2020 in the gaps, for any minor: `path: message`. */
export function told(rule: Rule, minor: number, draft: Draft): string[] {
  const whole: Draft = {
    preset: 'notes-2020',
    ...draft,
    kubernetes: { version: `1.${minor}.0` },
  }
  const settings: Settings = settle(whole)
  return rule(whole, settings).map(
    ({ path, message }: Complaint) => `${pathText(path)}: ${message}`,
  )
}
