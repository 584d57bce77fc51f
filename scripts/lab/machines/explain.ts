import { ProcessOutput } from 'zx'
import { Refusal } from './refusal.ts'

/** What went wrong, in words: a program's own complaint, or the error with where it came from. */
export const explain = (error: unknown): string => {
  if (error instanceof Refusal) return error.message
  if (error instanceof ProcessOutput) {
    const complaint = error.stderr.trim() || error.stdout.trim() || 'it said nothing'
    const how = error.signal === null ? `exit code ${error.exitCode}` : error.signal
    return `A program failed (${how}): ${complaint}`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
