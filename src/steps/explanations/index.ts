import { cluster } from './cluster.ts'
import type { Explanation } from './explanation.ts'
import { machine } from './machine.ts'

/** Of every step of `up` and `reset`, by id. */
export const explanations: Readonly<Record<string, Explanation>> = { ...machine, ...cluster }

export type { Explanation } from './explanation.ts'
