import type { JournalRecord } from '../../src/journal/record.ts'
import type { Bench } from './bench.ts'
import type { Fault, Moment, Person } from './fault.ts'
import { whatIsWrong } from './oracle.ts'
import { type Ended, type Run, startRun } from './run.ts'
import { openScene, type Scene } from './scene.ts'
import { problemsIn, secondsToTell, toldIn } from './told.ts'
import { setTrap } from './trap.ts'

/** Seconds in which a run must say what only a person can put right. */
const TELL_WITHIN = 10

export type Outcome =
  /** The run that was struck ended with 0. */
  | 'went on'
  /** Plain `up`, called again, ended with 0. */
  | 'up again'
  /** It was told, a person did what was said, and plain `up` ended with 0. */
  | 'a person, then up'
  | 'FAILED'

export interface Result {
  readonly name: string
  readonly outcome: Outcome
  /** Of all of it, from the machines' starting state to the last question. */
  readonly seconds: number
  /** Of the last `up`. */
  readonly again?: number
  /** Until a run said what only a person can put right. */
  readonly toldAfter?: number
  /** What the user read. */
  readonly told: readonly string[]
  readonly why?: string
  /** Of a fault that failed: what the last run showed of the cause. */
  readonly evidence?: readonly string[]
  /** Seconds: to get the machines there, of the run that was struck. */
  readonly there?: number
  readonly struck?: number
}

const isIt =
  (moment: Moment) =>
  (event: JournalRecord): boolean => {
    if (!('step' in moment)) return false
    const { step, host } = event as { readonly step?: string; readonly host?: string }
    if (step !== moment.step) return false
    if ('says' in moment) return event.type === 'step.output' && event.line.includes(moment.says)
    if (moment.on !== undefined && moment.on !== host) return false
    return event.type === (moment.at === 'begins' ? 'step.started' : 'step.finished')
  }

/** Runs `up`, strikes at the moment, and waits until the run ends. */
async function struck(
  { when, strike = async () => {} }: Fault,
  scene: Omit<Scene, 'run'>,
  begin: () => Run,
): Promise<Ended> {
  const trap = when && (await setTrap(scene.lab, when))
  const run = begin()
  try {
    if (trap) await Promise.race([trap.sprung, run.ended.then(tooLate)])
    else if (when) await run.seen(`the moment ${JSON.stringify(when)}`, isIt(when))
    if (when) await strike({ ...scene, run })
    await trap?.release()
    return await run.ended
  } catch (error) {
    await trap?.release()
    run.kill('SIGKILL')
    throw error
  } finally {
    trap?.close()
  }
}

const tooLate = (ended: Ended) => {
  throw new Error(`the run ended before the moment came: ${toldIn(ended).join('; ')}`)
}

function mustTell({ code, told }: Person, ended: Ended): number {
  const [problem] = problemsIn(ended.events)
  if (!problem) throw new Error(`no problem was told; exit code ${ended.code}`)
  const text = [problem.message, ...problem.evidence, `try: ${problem.hint}`].join('\n')
  if (problem.code !== code || !problem.hint || !told.test(text))
    throw new Error(`it told ${problem.code}: ${text}`)
  return secondsToTell(ended.events) ?? ended.took / 1000
}

function mustEnd(code: number | undefined, ended: Ended): void {
  if (code !== undefined && ended.code !== code)
    throw new Error(`the run that was struck ended with ${ended.code}, not ${code}`)
}

/** One fault from beginning to end. Never rejects. */
export async function tryFault(fault: Fault, bench: Bench, program: string): Promise<Result> {
  const began = performance.now()
  let told: string[] = []
  let evidence: readonly string[] = []
  const times: { there?: number; struck?: number } = {}
  const result = (rest: Omit<Result, 'name' | 'seconds' | 'told'>): Result => ({
    name: fault.name,
    seconds: (performance.now() - began) / 1000,
    told,
    ...times,
    ...rest,
  })
  const hear = (ended: Ended) => {
    told = [...new Set([...told, ...toldIn(ended)])]
    evidence = problemsIn(ended.events).flatMap(problem => problem.evidence)
    return ended
  }
  const { scene, undo } = await openScene(bench.lab, program)
  const up = () => startRun(program, ['up', '-f', bench.lab.clusterFile, '--yes'])
  try {
    await bench.goTo(fault.start)
    bench.now('unknown')
    times.there = (performance.now() - began) / 1000
    await fault.arrange?.(scene)
    const first = hear(await struck(fault, scene, up))
    times.struck = first.took / 1000
    mustEnd(fault.code, first)
    const { person } = fault
    const toldAfter = person && mustTell(person, first)
    await undo()
    await person?.does(scene)
    const second = hear(await up().ended)
    if (second.code !== 0) throw new Error(`up again ended with ${second.code}`)
    const wrong = await whatIsWrong(bench.lab, program)
    if (wrong.length > 0) throw new Error(wrong.join('; '))
    if (toldAfter !== undefined && toldAfter > (person?.within ?? TELL_WITHIN))
      throw new Error(`it was told after ${toldAfter.toFixed(1)} s`)
    bench.now('whole')
    const outcome = person ? 'a person, then up' : first.code === 0 ? 'went on' : 'up again'
    return result({
      outcome,
      again: second.took / 1000,
      ...(toldAfter !== undefined && { toldAfter }),
    })
  } catch (error) {
    await undo().catch(() => {})
    const why = error instanceof Error ? error.message : String(error)
    return result({ outcome: 'FAILED', why, evidence })
  }
}
