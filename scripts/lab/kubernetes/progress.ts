export type Progress = (line: string) => void

/** Says that `what` began, and how long it took; a failure says so too. */
export async function timed<T>(
  progress: Progress,
  what: string,
  work: () => Promise<T>,
): Promise<T> {
  const start = performance.now()
  progress(what)
  try {
    const result = await work()
    progress(`${what}: done in ${elapsed(start)}`)
    return result
  } catch (error) {
    progress(`${what}: failed after ${elapsed(start)}`)
    throw error
  }
}

export function elapsed(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`
}
