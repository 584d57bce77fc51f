import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function tree(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)
  return [pid, ...children.flatMap(tree)]
}

/** kB of a process, its share of what it has in common with others: `Pss` of proc(5). */
const share = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)

/** MB that a process and all below it take now. */
export const memoryOf = (pid: number): number =>
  tree(pid).reduce((sum, one) => sum + share(one), 0) / 1024

/**
 * Looks at a process and all below it until told to stop. It takes a tenth of a processor at most, so that it hardly
 * disturbs what it looks at.
 *
 * @returns the greatest MB seen
 */
export async function watchMemory(pid: number, over: AbortSignal): Promise<number> {
  let most = 0
  while (!over.aborted) {
    const began = performance.now()
    most = Math.max(most, memoryOf(pid))
    await sleep(Math.max(50, 9 * (performance.now() - began)), undefined, { signal: over }).catch(
      () => {},
    )
  }
  return most
}
