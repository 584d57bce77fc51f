import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { KINDS } from './faults.ts'
import { play, type Verdict } from './run-scenario.ts'
import { readAt, type Scenario, scenarioAt, scenarioOf } from './scenario.ts'
import { KEPT } from './seeds.ts'
import { SHAPES, type Shape } from './shapes.ts'
import { storyOf } from './story.ts'
import { count, nothing, sum, type Tally, tallyLines } from './tally.ts'

const { values } = parseArgs({
  options: {
    /** How many in all. */
    seeds: { type: 'string', default: '10000' },
    /** The first random one. */
    from: { type: 'string', default: '1' },
    /** Replay one, with all that happens. */
    seed: { type: 'string' },
    at: { type: 'string' },
    kept: { type: 'string' },
    workers: { type: 'string', default: '2' },
    /** For a worker: which part of how many it plays. */
    part: { type: 'string' },
  },
})

/** Every kind of fault at every point is asked of the smallest cluster. */
const EVERYWHERE: readonly Shape[] = ['el7-1']
/** Failed seeds whose story is told at the end. */
const SHOWN = 20

async function all(): Promise<(i: number) => Scenario | undefined> {
  const points = new Map<Shape, number>()
  for (const shape of SHAPES) points.set(shape, (await storyOf(shape)).points)
  const pointsOf = (shape: Shape) => points.get(shape) as number
  const kept = KEPT.map((_, i) => keptScenario(i + 1))
  const perPoint = KINDS.length
  const everywhere = EVERYWHERE.reduce((n, shape) => n + pointsOf(shape) * perPoint, 0)
  const most = Number(values.seeds)
  // Where fewer are wanted, a fifth of those are spread over all points, and over all kinds.
  let stride = Math.max(1, Math.ceil((5 * everywhere) / most))
  while (stride > 1 && !isCoprime(stride, perPoint)) stride++
  return i => {
    if (i >= most) return undefined
    if (i < kept.length) return kept[i]
    const nth = (i - kept.length) * stride
    if (nth >= everywhere) return scenarioOf(Number(values.from) + i, pointsOf)
    let left = nth
    for (const shape of EVERYWHERE) {
      const here = pointsOf(shape) * perPoint
      if (left < here)
        return scenarioAt(
          shape,
          KINDS[left % perPoint] as (typeof KINDS)[number],
          1 + Math.floor(left / perPoint),
        )
      left -= here
    }
    return undefined
  }
}

const isCoprime = (a: number, b: number): boolean => (b === 0 ? a === 1 : isCoprime(b, a % b))

async function part(first: number, every: number): Promise<Tally> {
  const nth = await all()
  const tally = nothing()
  for (let i = first; ; i += every) {
    const scenario = nth(i)
    if (!scenario) return tally
    count(tally, await safely(scenario))
  }
}

/** What throws outside slipway is a fault of the simulation, and no less a failure. */
async function safely(scenario: Scenario): Promise<Verdict> {
  try {
    return await play(scenario)
  } catch (error) {
    const { stack } = error as Error
    const wrong = [`the simulation broke: ${stack?.split('\n').slice(0, 4).join(' ')}`]
    return { name: scenario.name, wrong, struck: [], runs: 0, points: 0, took: 0 }
  }
}

const inProcess = (first: number, every: number) =>
  new Promise<Tally>((resolve, reject) => {
    const args = [...process.argv.slice(2), '--part', `${first}/${every}`]
    // Two workers have two cores: a collector with threads of its own would take them from the other.
    const execArgv = [...process.execArgv, '--single-threaded-gc', '--max-semi-space-size=32']
    const child = fork(fileURLToPath(import.meta.url), args, { execArgv })
    child.once('message', tally => resolve(tally as Tally))
    child.once('exit', code => reject(new Error(`a worker ended with ${code}`)))
  })

function keptScenario(number: number): Scenario {
  const { at } = KEPT[number - 1] as (typeof KEPT)[number]
  return { ...(typeof at === 'string' ? readAt(at) : at), name: `--kept ${number}` }
}

function chosen(): Scenario | Promise<Scenario> {
  if (values.at) return readAt(values.at)
  return values.kept ? keptScenario(Number(values.kept)) : fromSeed(Number(values.seed))
}

async function replay(): Promise<number> {
  const scenario = await chosen()
  console.log(JSON.stringify(scenario, undefined, 1))
  await storyOf(scenario.shape)
  let began: number | undefined
  const { wrong, took } = await play(scenario, (at, line) => {
    began ??= at
    console.log(`${((at - began) / 1000).toFixed(3).padStart(10)}  ${line}`)
  })
  console.log(`${(took / 1000).toFixed(1)} s of virtual time`)
  for (const line of wrong) console.log(`WRONG: ${line}`)
  return wrong.length > 0 ? 1 : 0
}

async function fromSeed(seed: number): Promise<Scenario> {
  const points = new Map<Shape, number>()
  for (const shape of SHAPES) points.set(shape, (await storyOf(shape)).points)
  return scenarioOf(seed, shape => points.get(shape) as number)
}

async function everything(): Promise<number> {
  const began = performance.now()
  const workers = Number(values.workers)
  const parts = Array.from({ length: workers }, (_, i) => inProcess(i, workers))
  const tally = sum(await Promise.all(parts))
  for (const { name, wrong } of tally.failures.slice(0, SHOWN))
    console.log(`npm run test:sim -- ${name}\n${wrong.map(line => `    ${line}`).join('\n')}`)
  console.log(tallyLines(tally, performance.now() - began).join('\n'))
  return tally.failures.length > 0 ? 1 : 0
}

if (values.part) {
  const [first, every] = values.part.split('/').map(Number)
  process.send?.(await part(first as number, every as number), () => process.exit(0))
} else
  process.exitCode = values.seed || values.at || values.kept ? await replay() : await everything()
