import { Dice } from './dice.ts'
import { DRIFTS, type Drift } from './drift.ts'
import { FAULTS, type Fault, type FaultKind, KINDS } from './faults.ts'
import { HISTORY_FAULTS, type HistoryFault } from './history-faults.ts'
import { NEED_KINDS, type NeedKind } from './needs.ts'
import { SHAPES, type Shape } from './shapes.ts'

/** Where a seed begins. `halted`: in the middle of a first `up`, of which nothing lives on. */
export type Start =
  | { readonly kind: 'bare' }
  | { readonly kind: 'halted' | 'unplugged' /** From 0 to 1. */; readonly at: number }
  | { readonly kind: 'whole' }
  | { readonly kind: 'drifted'; readonly drifts: readonly Drift[] }

/** One `up` with what goes wrong in it; then what is done to its history, and how long nothing happens. */
export interface Troubled {
  readonly faults: readonly Fault[]
  readonly history?: HistoryFault | undefined
  readonly rest: number
  /** A second `up` from the same folder, or from another machine, begins before this point. */
  readonly second?: { readonly point: number; readonly laptop: 'laptop' | 'desk' } | undefined
}

/** All of what happens in a seed before the last, undisturbed `up`. */
export interface Scenario {
  /** What replays it. */
  readonly name: string
  readonly seed: number
  readonly shape: Shape
  readonly start: Start
  readonly runs: readonly Troubled[]
  /** Before those, an `up` on a host that needs a person. */
  readonly need?: { readonly kind: NeedKind; readonly host: number } | undefined
}

/** Small clusters come more often: what they show first, they show sooner. */
const WEIGHTED: readonly Shape[] = SHAPES.flatMap(shape => {
  const times = { 1: 8, 2: 3, 3: 1 }[shape.at(-1) as '1' | '2' | '3']
  return Array.from({ length: times }, () => shape)
})

function start(dice: Dice): Start {
  const n = dice.next()
  // Rather late than early: there is more that can be lost, and less is left to do.
  if (n < 0.05) return { kind: 'bare' }
  if (n < 0.35) return { kind: 'halted', at: Math.sqrt(dice.next()) }
  if (n < 0.5) return { kind: 'unplugged', at: Math.sqrt(dice.next()) }
  if (n < 0.6) return { kind: 'whole' }
  const drifts = Array.from({ length: 1 + dice.below(3) }, () => dice.pick(DRIFTS))
  return { kind: 'drifted', drifts }
}

/** Most faults strike early in what is left of the run, where the most is done. */
const fault = (dice: Dice, points: number): Fault => ({
  kind: dice.pick(KINDS),
  point: 1 + Math.floor(dice.next() ** 1.5 * points),
  host: dice.below(3),
  ms: Math.round(10 ** dice.between(2, 5.6)),
})

/** The story of a seed. `points` is how many things happen in an undisturbed `up` from bare machines. */
export function scenarioOf(seed: number, points: (shape: Shape) => number): Scenario {
  const dice = new Dice(seed)
  const shape = dice.pick(WEIGHTED)
  const from = start(dice)
  const most = points(shape) * ('at' in from ? 1 - from.at : from.kind === 'bare' ? 1 : 0.25)
  const runs = Array.from({ length: 1 + Number(dice.chance(0.25)) }, () => ({
    faults: Array.from({ length: 1 + dice.below(3) }, () => fault(dice, most)).sort(
      (a, b) => a.point - b.point,
    ),
    history: dice.chance(0.1) ? dice.pick(HISTORY_FAULTS) : undefined,
    rest: Math.round(10 ** dice.between(0, 5)),
    second: dice.chance(0.1)
      ? {
          point: 1 + dice.below(Math.ceil(most)),
          laptop: dice.pick(['laptop', 'desk'] as const),
        }
      : undefined,
  }))
  const need = dice.chance(0.05) ? { kind: dice.pick(NEED_KINDS), host: dice.below(3) } : undefined
  return { name: `--seed ${seed}`, seed, shape, start: from, runs, need }
}

/** One fault at one point of an `up` from bare machines. */
export function scenarioAt(shape: Shape, kind: FaultKind, point: number): Scenario {
  const dice = new Dice(point)
  const faults = [{ kind, point, host: dice.below(Number(shape.at(-1))), ms: 20_000 }]
  return {
    name: `--at ${shape}:${kind}:${point}`,
    seed: point,
    shape,
    start: { kind: 'bare' },
    runs: [{ faults, rest: 1000 }],
  }
}

/** @throws RangeError for what is no `shape:kind:point` */
export function readAt(text: string): Scenario {
  const [shape, kind, point] = text.split(':')
  if (!SHAPES.includes(shape as Shape) || !(`${kind}` in FAULTS) || !Number(point))
    throw new RangeError(`not shape:kind:point: ${text}; shapes: ${SHAPES}; kinds: ${KINDS}`)
  return scenarioAt(shape as Shape, kind as FaultKind, Number(point))
}
