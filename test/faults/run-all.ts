import { type Bench, openBench } from './bench.ts'
import type { Fault, Start, Where } from './fault.ts'
import { type Result, tryFault } from './try-fault.ts'

const ORDER: readonly Start[] = ['bare', 'prepared', 'unjoined', 'whole']

const sameLab = (a: Where, b: Where) =>
  a.flavour === b.flavour && a.kubernetes === b.kubernetes && a.nodes === b.nodes

export interface RunAllOptions {
  readonly labs: number
  readonly name: string
  readonly program: string
  /** Leave the labs to a later run. */
  readonly keep?: boolean
}

/**
 * Runs the faults on so many labs side by side. Each lab takes the next fault that its machines are made for,
 * and is made anew for another kind when there is none left.
 */
export async function runAll(
  faults: readonly Fault[],
  { labs, name, program, keep }: RunAllOptions,
  ended: (result: Result, count: number) => void,
): Promise<Result[]> {
  const waiting = [...faults].sort((a, b) => ORDER.indexOf(a.start) - ORDER.indexOf(b.start))
  const results: Result[] = []
  const next = (bench: Bench | undefined): Fault | undefined => {
    const fitting = bench ? waiting.findIndex(fault => sameLab(fault.where, bench.where)) : 0
    return waiting.splice(Math.max(0, fitting), 1)[0]
  }
  const work = async (lab: string, offset: number) => {
    // Labs take their places in the host's network one after the other.
    await new Promise(resolve => setTimeout(resolve, offset * 3000))
    let bench: Bench | undefined
    try {
      for (let fault = next(bench); fault; fault = next(bench)) {
        if (bench && !sameLab(bench.where, fault.where)) {
          await bench.close()
          bench = undefined
        }
        bench ??= await openBench(lab, fault.where, program)
        const result = await tryFault(fault, bench, program)
        results.push(result)
        ended(result, results.length)
      }
    } finally {
      if (!keep) await bench?.close()
    }
  }
  await Promise.all(Array.from({ length: labs }, (_, i) => work(`${name}-${i + 1}`, i)))
  return results
}
