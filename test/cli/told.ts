import { Writable } from 'node:stream'
import { run } from '../../src/cli/run.ts'

/** What the command tells on both streams together, and its exit code. */
export async function told(words: readonly string[], env: Readonly<Record<string, string>>) {
  let text = ''
  const stream = () =>
    new Writable({
      decodeStrings: false,
      write(chunk: string, _, done) {
        text += chunk
        done()
      },
    })
  const code = await run(words, { stdin: process.stdin, stdout: stream(), stderr: stream(), env })
  return { code, text }
}
