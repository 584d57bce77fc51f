import { LABEL_KEY, LABEL_VALUE } from '../formats.ts'
import type { Complaint } from '../issue.ts'
import type { Rule } from './rule.ts'

const KEY_FORM =
  'a key has at most 63 letters, digits, -, _ and ., with a letter or digit at both ends; a domain and / may stand before it'
const VALUE_FORM =
  'a value has at most 63 letters, digits, -, _ and ., with a letter or digit at both ends'

/** Labels, as Kubernetes checks them. */
export const labels: Rule = ({ hosts = {} }) =>
  Object.entries(hosts).flatMap(([name, host]) =>
    Object.entries(host?.labels ?? {}).flatMap(([key, value]): Complaint[] => {
      const path = ['hosts', name, 'labels', key]
      return [
        ...(LABEL_KEY.test(key) ? [] : [{ path, part: 'key' as const, message: KEY_FORM }]),
        ...(LABEL_VALUE.test(value ?? '') ? [] : [{ path, message: VALUE_FORM }]),
      ]
    }),
  )

/** Kubernetes takes each key once per effect. */
export const taints: Rule = ({ hosts = {} }) =>
  Object.entries(hosts).flatMap(([name, host]) => {
    const seen = new Set<string>()
    return (host?.taints ?? []).flatMap(({ key, effect }, i): Complaint[] => {
      const taint = `${key}:${effect}`
      const twice = key !== undefined && effect !== undefined && seen.has(taint)
      seen.add(taint)
      return twice
        ? [{ path: ['hosts', name, 'taints', i], message: `${taint} is there twice` }]
        : []
    })
  })
