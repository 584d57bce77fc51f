/** A recorded terminal: what came, in seconds after the beginning. asciinema's format, version 2. */
export interface Cast {
  readonly width: number
  readonly height: number
  readonly title: string
  /** Seconds since 1970. */
  readonly timestamp: number
  readonly output: readonly (readonly [at: number, text: string])[]
}

export function castText({ output, ...head }: Cast): string {
  const header = { version: 2, ...head, env: { TERM: 'xterm-256color', SHELL: '/bin/bash' } }
  const lines = [header, ...output.map(([at, text]) => [Number(at.toFixed(6)), 'o', text])]
  return `${lines.map(line => JSON.stringify(line)).join('\n')}\n`
}

export function readCast(text: string): Cast {
  const [head = '', ...lines] = text.trimEnd().split('\n')
  const { width, height, title, timestamp } = JSON.parse(head) as Cast
  const events = lines.map(line => JSON.parse(line) as [number, string, string])
  return {
    width,
    height,
    title,
    timestamp,
    output: events.filter(([, kind]) => kind === 'o').map(([at, , data]) => [at, data] as const),
  }
}

/**
 * The two logs of script(1), `--logging-format advanced`: in the one what came, in the other how much of it, and
 * how long after the last. Pieces that end in the middle of a character are put together with the next.
 */
export function readScript(out: Buffer, timing: string): Cast['output'] {
  const output: (readonly [number, string])[] = []
  const decoder = new TextDecoder()
  // The first line is script's own.
  let from = out.indexOf('\n') + 1
  let at = 0
  for (const line of timing.split('\n')) {
    const [kind, after, size] = line.split(' ')
    if (kind === 'H' || !after) continue
    at += Number(after)
    if (kind !== 'O') continue
    const text = decoder.decode(out.subarray(from, from + Number(size)), { stream: true })
    from += Number(size)
    if (text) output.push([at, text])
  }
  return output
}
