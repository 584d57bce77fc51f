import { type Problem, toProblem } from '../core/problem.ts'
import type { Wrap } from './wrapped.ts'

/** One call that has ended. */
export interface Trace {
  readonly host: string
  /** The text as it may be shown: secrets are masked. */
  readonly shown: string
  /** Milliseconds. */
  readonly took: number
  /** Exit code; 0 for a file that was written. */
  readonly code?: number
  /** Why there is no exit code. */
  readonly problem?: Problem
}

/** Tells `report` of every call, after it has ended. */
export const tracing =
  (report: (trace: Trace) => void): Wrap =>
  (transport, host) => {
    const traced = async <T>(shown: string, call: Promise<T>, code: (result: T) => number) => {
      const started = performance.now()
      const place = () => ({ host: host.name, shown, took: performance.now() - started })
      try {
        const result = await call
        report({ ...place(), code: code(result) })
        return result
      } catch (error) {
        report({ ...place(), problem: toProblem(error) })
        throw error
      }
    }
    return {
      run: (command, options) =>
        traced(command.shown, transport.run(command, options), output => output.code),
      write: (file, options) =>
        traced(`write ${file.path}`, transport.write(file, options), () => 0),
      close: () => transport.close(),
    }
  }
