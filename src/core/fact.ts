import { Command, type Output } from './command.ts'
import type { Host } from './host.ts'

/**
 * A question for one host: how to ask, how to read the answer. Asking changes nothing.
 * Two facts with the same `ask` are the same question and are asked once.
 */
export interface Fact<T> {
  readonly ask: Command
  /** Pure. Called with whatever the host said, so it must take a missing file or command for an answer. */
  read(output: Output): T
  /** Whom to ask when it is not the step's own host. */
  readonly of?: Host
}

export type Facts = Readonly<Record<string, Fact<unknown>>>

/** The answers, under the names of the questions. */
export type Known<F extends Facts> = {
  readonly [K in keyof F]: F[K] extends Fact<infer T> ? T : never
}

/** The same question, put to another host. */
export const of = <T>(host: Host, fact: Fact<T>): Fact<T> => ({ ...fact, of: host })

/** Answers of one host, by the text of the question. */
export type Answers = ReadonlyMap<string, Output>

const PRELUDE = `LC_ALL=C PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/sbin
export LC_ALL PATH`

/**
 * All questions as one program. `boundary` must not occur in any answer: pass a fresh random word.
 * Every question runs in a subshell of its own, without input, so that none can disturb another.
 */
export function askAll(questions: readonly Command[], boundary: string): Command {
  const parts = questions.map(
    q => `(\n${q.reveal()}\n) </dev/null 2>/dev/null\nprintf '\\n%s %s\\n' ${boundary} "$?"`,
  )
  return new Command([PRELUDE, ...parts].join('\n'), questions.map(q => q.shown).join('\n'))
}

/** Whether a program is one made by `askAll`. */
export const isAskAll = (command: Command): boolean => command.reveal().startsWith(`${PRELUDE}\n`)

/**
 * The answers to `askAll`, in order. Fewer answers than questions mean that the program was cut off.
 */
export function readAll(output: Output, boundary: string): Output[] {
  const { stdout, at } = output
  const answers: Output[] = []
  const mark = `\n${boundary} `
  // By hand, for it is the longest text of a run: an expression would begin anew at every line.
  for (let from = 0; ; ) {
    const end = stdout.indexOf(mark, from)
    const next = end < 0 ? -1 : stdout.indexOf('\n', end + mark.length)
    if (next < 0) break
    const code = Number(stdout.slice(end + mark.length, next))
    answers.push({ code, stdout: stdout.slice(from, end), stderr: '', at })
    from = next + 1
  }
  return answers
}
