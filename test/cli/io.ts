import { PassThrough, Readable } from 'node:stream'
import type { Io } from '../../src/cli/io.ts'
import { run } from '../../src/cli/run.ts'

interface Screen {
  readonly isTTY?: boolean
  readonly env?: NodeJS.ProcessEnv
}

/** The command in this process, with streams that remember. */
export async function slipway(words: readonly string[], { isTTY = false, env = {} }: Screen = {}) {
  const stream = () => Object.assign(new PassThrough(), { isTTY, columns: 200, rows: 50 })
  const stdout = stream()
  const stderr = stream()
  const io: Io = { stdin: Object.assign(Readable.from([]), { isTTY }), stdout, stderr, env }
  const code = await run(words, io)
  const text = (from: PassThrough) => (from.read() as Buffer | null)?.toString() ?? ''
  return { code, stdout: text(stdout), stderr: text(stderr) }
}
