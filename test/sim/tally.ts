import type { FaultKind } from './faults.ts'
import type { NeedKind } from './needs.ts'
import type { Verdict } from './run-scenario.ts'

/** What many seeds came to. */
export interface Tally {
  seeds: number
  runs: number
  points: number
  /** Virtual ms. */
  took: number
  faults: Partial<Record<FaultKind, number>>
  needs: Partial<Record<NeedKind, number>>
  readonly failures: Verdict[]
}

export const nothing = (): Tally => ({
  seeds: 0,
  runs: 0,
  points: 0,
  took: 0,
  faults: {},
  needs: {},
  failures: [],
})

export function count(tally: Tally, verdict: Verdict): void {
  tally.seeds++
  tally.runs += verdict.runs
  tally.points += verdict.points
  tally.took += verdict.took
  for (const kind of verdict.struck) tally.faults[kind] = (tally.faults[kind] ?? 0) + 1
  if (verdict.need) tally.needs[verdict.need] = (tally.needs[verdict.need] ?? 0) + 1
  if (verdict.wrong.length > 0) tally.failures.push(verdict)
}

export function sum(parts: readonly Tally[]): Tally {
  const total = nothing()
  for (const part of parts) {
    total.seeds += part.seeds
    total.runs += part.runs
    total.points += part.points
    total.took += part.took
    for (const [kind, n] of Object.entries(part.faults) as [FaultKind, number][])
      total.faults[kind] = (total.faults[kind] ?? 0) + n
    for (const [kind, n] of Object.entries(part.needs) as [NeedKind, number][])
      total.needs[kind] = (total.needs[kind] ?? 0) + n
    total.failures.push(...part.failures)
  }
  return total
}

/** Lines for people. `ms` is how long it took on a real clock. */
export function tallyLines(tally: Tally, ms: number): string[] {
  const sorted = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).sort(([a], [b]) => a.localeCompare(b))
  const faults = sorted(tally.faults)
  const needs = sorted(tally.needs)
  const number = (n: number) => n.toLocaleString('en')
  return [
    `seeds           ${number(tally.seeds)}`,
    `runs            ${number(tally.runs)}`,
    `points          ${number(tally.points)}`,
    `virtual hours   ${number(Math.round(tally.took / 3_600_000))}`,
    `faults          ${number(faults.reduce((all, [, n]) => all + n, 0))}`,
    ...faults.map(([kind, n]) => `  ${kind.padEnd(18)}${number(n)}`),
    `persons         ${number(needs.reduce((all, [, n]) => all + n, 0))}`,
    ...needs.map(([kind, n]) => `  ${kind.padEnd(18)}${number(n)}`),
    `time            ${(ms / 1000).toFixed(1)} s`,
    `seeds: ${tally.seeds - tally.failures.length} passed, ${tally.failures.length} failed`,
  ]
}
