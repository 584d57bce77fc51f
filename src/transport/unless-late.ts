/** The result of `work`, unless it takes longer than `ms`: then `late` is thrown. Time that is `excused` does not count. */
export async function unlessLate<T>(
  work: Promise<T>,
  ms: number,
  late: () => Error,
  excused: () => boolean = () => false,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<never>((_, reject) => {
    const look = () => {
      if (excused()) timer = setTimeout(look, ms)
      else reject(late())
    }
    timer = setTimeout(look, ms)
  })
  try {
    return await Promise.race([work, over])
  } finally {
    clearTimeout(timer)
  }
}
