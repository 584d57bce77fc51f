/** Machines that boot or end at a time. */
export const atOnce = 12

/**
 * Work for each, at most so many at a time: a hundred machines that boot at once all take minutes, and a dozen take
 * seconds. Rejects with the first failure; what has begun by then goes on by itself.
 */
export const sideBySide = async <T, R>(
  atOnce: number,
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = new Array(items.length)
  const queue = items.entries()
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item, index)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  return results
}
