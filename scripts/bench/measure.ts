import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { watchMemory } from './memory.ts'
import type { Sample } from './result.ts'

/** A program with its arguments, as it is started without a shell. */
export interface Call {
  readonly words: readonly string[]
  /** Besides those of this process; `OUT` is a folder of its own, which goes when it ends. */
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Left out: memory is looked at. */
  readonly light?: boolean
}

/** bash's own clock is the nearest to the program, and adds up what its children took. */
const TIMED = `TIMEFORMAT='%3R %3U %3S'; { time "$@" > "$OUT/said" 2>&1; } 2> "$OUT/times"`

/**
 * Runs a program once.
 *
 * @throws Error with what it printed when it fails
 */
export async function measure({ words, env, cwd, light = false }: Call): Promise<Sample> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'))
  try {
    const child = spawn('bash', ['-c', TIMED, 'bash', ...words], {
      stdio: 'ignore',
      env: { ...process.env, ...env, OUT: folder },
      ...(cwd !== undefined && { cwd }),
    })
    const over = new AbortController()
    const watch = light || !child.pid ? undefined : watchMemory(child.pid, over.signal)
    const [code] = await once(child, 'exit')
    over.abort()
    if (code !== 0) {
      const said = await readFile(join(folder, 'said'), 'utf8')
      throw new Error(`${words.join(' ')}: exit code ${code}\n${said.slice(-4000)}`)
    }
    const times = (await readFile(join(folder, 'times'), 'utf8')).trim().split(' ').map(Number)
    const [wall = Number.NaN, user = 0, system = 0] = times
    return { wall, cpu: user + system, memory: await watch }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
