import type { Attempt } from './attempt.ts'
import { call } from './attempt.ts'
import { holdDear } from './belongings.ts'
import type { Machine } from './machine/machine.ts'
import { portrait } from './portrait.ts'
import { bare, forked, type Shape, wantedOf } from './shapes.ts'
import type { World } from './world.ts'

/** One `up` on bare machines that nothing disturbs, remembered at many moments. */
export interface Story {
  /** How many things happened. */
  readonly points: number
  /** Virtual ms. */
  readonly took: number
  /** The world before some of the points, evenly spread: without the controller, and with what was at work stopped. */
  readonly moments: readonly World<Machine>[]
  readonly whole: World<Machine>
  readonly portrait: ReadonlyMap<string, string>
  readonly attempt: Attempt
}

const MOMENTS = 60
const stories = new Map<Shape, Story>()

export async function storyOf(shape: Shape): Promise<Story> {
  const known = stories.get(shape)
  if (known) return known
  const { points } = await tell(shape, () => {})
  const moments: World<Machine>[] = []
  const every = Math.max(1, Math.floor(points / MOMENTS))
  const told = await tell(shape, (world, point) => {
    if (point % every === 0) moments.push(forked(world, point))
  })
  const story = { ...told, moments, portrait: portrait(told.whole) }
  stories.set(shape, story)
  return story
}

async function tell(
  shape: Shape,
  before: (world: World<Machine>, point: number) => void,
): Promise<Omit<Story, 'moments' | 'portrait'>> {
  const world = bare(shape, 1)
  const { attempt, over } = call(world, wantedOf(shape), { heard: event => holdDear(world, event) })
  world.strike = point => before(world, point)
  const { points } = world
  await world.run(over)
  world.strike = () => {}
  if (attempt.code !== 0)
    throw new Error(
      `${shape}: up fails without a fault: ${JSON.stringify(attempt.problem ?? attempt.summary?.pairs.filter(p => p.problem))}`,
    )
  const took = attempt.ended - attempt.began
  return { points: world.points - points, took, whole: world, attempt }
}
