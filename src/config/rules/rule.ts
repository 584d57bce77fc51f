import type { Draft, Settings } from '../draft.ts'
import type { Complaint } from '../issue.ts'

/** Something beyond the shape of a file that can be wrong. Pure; parts with a wrong shape are left out of `draft`. */
export type Rule = (draft: Draft, settings: Settings) => Complaint[]
