import type { Finding } from '../core/plan.ts'
import { groupBy } from './group.ts'
import { hostNames } from './host-names.ts'
import { printable } from './printable.ts'
import { hintLines } from './problem-text.ts'
import type { Style } from './style.ts'

const ORDER = ['error', 'warning', 'ok'] as const

/** What checks found, errors first; the same finding on several hosts is told once. `all` also tells what is well. */
export function findingLines(
  findings: readonly Finding[],
  style: Style,
  { all = false } = {},
): string[] {
  const { symbols, paint } = style
  const marks = {
    error: paint('bad', symbols.failed),
    warning: paint('warn', symbols.warning),
    ok: paint('good', symbols.done),
  }
  return ORDER.filter(level => all || level !== 'ok').flatMap(level => {
    const alike = groupBy(
      findings.filter(f => f.level === level),
      f => JSON.stringify([f.check, f.message, f.hint]),
    )
    return [...alike.values()].flatMap(group => {
      const [first] = group
      if (!first) return []
      const hosts = paint('strong', hostNames(group.map(f => f.host)))
      return [
        `${marks[level]} ${hosts}: ${printable(style.say(first.message))}`,
        ...hintLines(first, style).map(line => `  ${line}`),
      ]
    })
  })
}
