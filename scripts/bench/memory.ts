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

interface Pages {
  /** kB of its own, its share of those that it has in common with forks of it. */
  readonly own: number
  /** kB of files: programs and libraries. */
  readonly files: number
}

/** From smaps_rollup of proc(5). */
export function pages(text: string): Pages {
  const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
  return { own: of('Pss_Anon'), files: of('Rss') - of('Anonymous') }
}

/** MB that a process and all below it take now; files, which they mostly share, as often as the one with most has them. */
export function memoryOf(pid: number): number {
  const all = tree(pid).map(one => pages(read(`/proc/${one}/smaps_rollup`)))
  const own = all.reduce((sum, one) => sum + one.own, 0)
  return (own + Math.max(...all.map(one => one.files))) / 1024
}

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
