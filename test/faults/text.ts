import type { Fault } from './fault.ts'
import type { Outcome, Result } from './try-fault.ts'

export const place = ({ where }: Pick<Fault, 'where'>): string =>
  `${where.flavour}, ${where.kubernetes}, ${where.nodes} ${where.nodes === 1 ? 'node' : 'nodes'}`

const whole = (n: number | undefined) => (n === undefined ? '' : `${Math.round(n)} s`)

/** A result as one line, with what the user read below it. */
export function line(result: Result, count: number): string {
  const { name, outcome, seconds, again, toldAfter, told, why, there, struck } = result
  const times = [
    whole(seconds),
    ...(there === undefined ? [] : [`machines ${whole(there)}`]),
    ...(struck === undefined ? [] : [`struck run ${whole(struck)}`]),
    ...(again === undefined ? [] : [`last up ${again.toFixed(1)} s`]),
    ...(toldAfter === undefined ? [] : [`told after ${toldAfter.toFixed(1)} s`]),
  ]
  return [
    `${outcome === 'FAILED' ? '✗' : '✔'} ${count}  ${name}: ${outcome} (${times.join(', ')})`,
    ...(why ? [`    why: ${why}`] : []),
    ...(result.evidence ?? []).slice(-8).map(text => `    shown: ${text}`),
    ...told.slice(0, why ? 6 : 2).map(text => `    told: ${text}`),
    '',
  ].join('\n')
}

export const OUTCOMES: readonly Outcome[] = ['went on', 'up again', 'a person, then up', 'FAILED']

export function summary(results: readonly Result[], took: number): string {
  const of = (outcome: Outcome) => results.filter(result => result.outcome === outcome)
  return [
    '',
    ...OUTCOMES.filter(outcome => of(outcome).length > 0).map(
      outcome => `${String(of(outcome).length).padStart(4)}  ${outcome}`,
    ),
    ...of('FAILED').map(({ name, why }) => `      ✗ ${name}: ${why}`),
    `${results.length} faults in ${Math.round(took / 1000)} s`,
    `faults: ${results.length - of('FAILED').length} passed, ${of('FAILED').length} failed`,
    '',
  ].join('\n')
}
