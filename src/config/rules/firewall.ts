import type { Rule } from './rule.ts'

/** A range begins with its lower end. */
export const portRanges: Rule = ({ firewall }) =>
  (typeof firewall === 'object' ? (firewall.open ?? []) : []).flatMap((text, i) => {
    const [low = 0, high = low] = (text.split('/')[0] ?? '').split('-').map(Number)
    if (low <= high) return []
    const message = `${text} ends before it begins; write ${high}-${low}`
    return [{ path: ['firewall', 'open', i], message }]
  })
