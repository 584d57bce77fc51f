import { open } from 'node:fs/promises'

const started = Date.now()

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`

export const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const lastLine = async (file: string): Promise<string> => {
  const handle = await open(file).catch(() => undefined)
  if (handle === undefined) return ''
  try {
    const { size } = await handle.stat()
    const length = Math.min(size, 512)
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length)
    return buffer.toString().trimEnd().split('\n').at(-1)?.slice(0, 80) ?? ''
  } finally {
    await handle.close()
  }
}

const tickMs = 10_000

/** Says when a part begins and ends, and every ten seconds that it is still at it. */
export const part = async <T>(title: string, work: () => Promise<T>, log?: string): Promise<T> => {
  const since = Date.now()
  say(`  … ${title}`)
  const tick = async () => {
    const line = log === undefined ? '' : await lastLine(log)
    say(`  … ${title}: ${seconds(since)}${line && `  ${line}`}`)
  }
  const timer = setInterval(() => void tick(), tickMs)
  try {
    const result = await work()
    say(`  ✓ ${title} (${seconds(since)})`)
    return result
  } catch (error) {
    say(`  ✗ ${title} (${seconds(since)})${log === undefined ? '' : `, see ${log}`}`)
    throw error
  } finally {
    clearInterval(timer)
  }
}

export const elapsed = (): string => seconds(started)
