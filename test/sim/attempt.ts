import { EXIT_CODES, exitCodeOf } from '../../src/cli/exit-codes.ts'
import type { Check } from '../../src/core/check.ts'
import type { Cluster } from '../../src/core/cluster.ts'
import type { Event, RunSummary } from '../../src/core/event.ts'
import { isEmpty, type Plan } from '../../src/core/plan.ts'
import { type Problem, toProblem } from '../../src/core/problem.ts'
import type { Step } from '../../src/core/step.ts'
import type { Session } from '../../src/engine/session.ts'
import { plan, up } from '../../src/engine/up.ts'
import { openHistory } from '../../src/journal/history.ts'
import { isGone } from '../../src/journal/owner.ts'
import { Controller } from './controller.ts'
import type { World } from './world.ts'

/** What all controllers of a simulation are to bring about. */
export interface Wanted {
  readonly cluster: Cluster
  readonly steps: readonly Step[]
  readonly checks: readonly Check[]
}

/** How one call of slipway went. */
export interface Attempt {
  readonly command: 'up' | 'plan'
  readonly laptop: string
  /** Left out when it was killed. */
  code?: number
  problem?: Problem
  summary?: RunSummary
  plan?: Plan
  readonly events: Event[]
  readonly began: number
  ended: number
}

/** A call of slipway that goes on while the world does. */
export interface Call {
  readonly controller: Controller
  readonly attempt: Attempt
  readonly over: () => boolean
}

export interface CallOptions {
  readonly command?: 'up' | 'plan'
  readonly laptop?: string
  /** Told all that slipway tells. */
  readonly heard?: (event: Event) => void
}

/** Starts `slipway up --yes`, as src/cli/commands/up.ts does it, or `slipway plan`. */
export function call(
  world: World,
  { cluster, steps, checks }: Wanted,
  { command = 'up', laptop = 'laptop', heard = () => {} }: CallOptions = {},
): Call {
  const controller = new Controller(world, world.laptop(laptop))
  const { clock, connect, stop } = controller
  const events: Event[] = []
  const attempt: Attempt = { command, laptop, events, began: world.now(), ended: world.now() }
  let over = false

  const listen = (event: Event) => {
    events.push(event)
    heard(event)
    if (world.trace) world.say(`slipway ${controller.pid}: ${told(event)}`)
  }
  const session: Session = { cluster, steps, checks, connect, clock, reporters: [listen] }
  const bringUp = async () => {
    const { here } = controller
    const history = await openHistory(cluster, 'up', here)
    const { id: _, ...me } = history.owner
    try {
      attempt.summary = await up({
        ...session,
        journal: history.journal,
        claims: {
          me: { ...me, folder: cluster.directory },
          isGone: other => isGone(other, { ...me, folder: cluster.directory }, here.isAlive),
        },
        reporters: [history.listen, listen],
        signal: stop.signal,
      })
      return exitCodeOf(attempt.summary)
    } finally {
      await history.close()
    }
  }
  const look = async () => {
    attempt.plan = await plan(session)
    return isEmpty(attempt.plan) ? 0 : 7
  }
  const work = (command === 'up' ? bringUp() : look()).catch(error => {
    attempt.problem = toProblem(error)
    return EXIT_CODES[attempt.problem.code]
  })
  void Promise.race([work, controller.dead]).then(code => {
    attempt.ended = world.now()
    over = true
    if (code === undefined) return
    attempt.code = code
    world.say(`slipway ${controller.pid} ends: ${code}`)
    controller.laptop.alive.delete(controller.pid)
    controller.alive = false
  })
  world.stirred = true
  return { controller, attempt, over: () => over }
}

function told(event: Event): string {
  switch (event.type) {
    case 'step.started':
      return `${event.step}@${event.host} starts: ${event.changes.map(c => c.summary).join('; ')}`
    case 'step.finished': {
      const { result, problem } = event.summary
      return `${event.step}@${event.host} ${result}${problem ? `: ${problem.code} ${problem.message}` : ''}`
    }
    case 'step.output':
      return `${event.step}@${event.host} | ${event.line}`
    case 'step.retried':
      return `${event.step}@${event.host} again in ${event.wait} ms: ${event.problem.message}`
    case 'host.lost':
    case 'host.unreachable':
      return `${event.type} ${event.host}: ${event.problem.message}`
    case 'host.busy':
      return `${event.host} is at work: ${event.programs.join(' ')}`
    case 'plan.made':
      return `plan: ${event.plan.pairs
        .filter(p => p.changes.length > 0 || p.problem)
        .map(p => `${p.step}@${p.host}${p.problem ? ` (${p.problem.message})` : ''}`)
        .join(' ')}`
    default:
      return 'host' in event ? `${event.type} ${event.host}` : event.type
  }
}
