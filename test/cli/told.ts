import { slipway } from './io.ts'

/** What the command tells on both streams together, and its exit code. */
export async function told(words: readonly string[], env: Readonly<Record<string, string>>) {
  const { code, stdout, stderr } = await slipway(words, { env })
  return { code, text: stdout + stderr }
}
