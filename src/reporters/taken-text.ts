import { type Controller, controllerText, type Succession } from '../core/claim.ts'
import type { Say } from '../texts/say.ts'

const WHY: Record<Succession, string> = {
  gone: 'it is no more',
  silent: 'nothing was heard of it for two minutes',
  broken: 'its lock was broken',
}

/** Whose place was taken, and why that was right. */
export const takenText = (
  { from, why }: { readonly from: Controller; readonly why: Succession },
  say: Say,
): string => say(`taken over from ${controllerText(from)}: ${WHY[why]}`)
