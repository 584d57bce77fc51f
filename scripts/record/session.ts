import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cast, readScript } from './cast.ts'
import { PROMPT } from './pace.ts'

const pause = (seconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, seconds * 1000))

/** A shell on a terminal of its own, with somebody who types. */
export interface Session {
  /** Types it letter by letter, and Enter. Resolves when the shell asks for the next line. */
  type(line: string): Promise<void>
  /** The same for a command that asks: each answer is typed when its question is seen, in this order. */
  converse(
    line: string,
    answers: readonly (readonly [question: string, answer: string])[],
  ): Promise<void>
  /** Nothing happens, so that one can read. */
  rest(seconds: number): Promise<void>
  /** The process that was started last by the shell. */
  child(): number | undefined
  /** Ends the shell; what was seen from its first prompt on. */
  close(): Promise<Cast['output']>
}

export interface SessionOptions {
  readonly folder: string
  readonly columns: number
  readonly rows: number
  /** Said before the first prompt, and not recorded. */
  readonly prepare: string
  /** A program that runs the words behind it, in surroundings of their own. */
  readonly within?: readonly string[]
}

/** As bash wants it, which must be told what takes no room. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const PS1 = PROMPT.replace(/\x1b\[\d+m/g, color => `\\[${color.replace('\x1b', '\\e')}\\]`)

/** By script(1) of util-linux, which keeps every byte of the terminal and when it came. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const own = mkdtempSync(join(tmpdir(), 'record-'))
  const [out, timing, prompts, rc] = ['out', 'timing', 'prompts', 'rc'].map(f => join(own, f)) as [
    string,
    string,
    string,
    string,
  ]
  writeFileSync(prompts, '')
  writeFileSync(
    rc,
    `stty cols ${options.columns} rows ${options.rows}
bind 'set enable-bracketed-paste off'
${options.prepare}
PS1='${PS1}'
PROMPT_COMMAND='echo $$ >> ${prompts}'
clear
`,
  )
  const files = ['--log-out', out, '--log-timing', timing, '--logging-format', 'advanced']
  const shell = `bash --noprofile --rcfile ${rc} -i`
  const [program = 'script', ...words] = [...(options.within ?? []), 'script']
  const child = spawn(program, [...words, '--quiet', '--flush', ...files, '--command', shell], {
    cwd: options.folder,
    stdio: ['pipe', 'ignore', 'inherit'],
    env: { ...process.env, TERM: 'xterm-256color', CI: '' },
  })
  const ended = new Promise(resolve => child.once('close', resolve))
  const asked = () => readFileSync(prompts, 'utf8').split('\n').filter(Boolean)
  const nextPrompt = async (count: number) => {
    while (asked().length <= count) await pause(0.05)
  }
  await nextPrompt(0)
  await pause(1)
  const enter = async (text: string) => {
    for (const letter of text) {
      child.stdin.write(letter)
      await pause(0.04)
    }
    await pause(0.4)
    child.stdin.write('\r')
  }
  const converse: Session['converse'] = async (line, answers) => {
    const before = asked().length
    let seen = readFileSync(out).length
    await enter(line)
    for (const [question, answer] of answers) {
      for (;;) {
        const found = readFileSync(out).indexOf(question, seen)
        if (found !== -1) {
          seen = found + Buffer.byteLength(question)
          break
        }
        if (asked().length > before) throw new Error(`${line} did not ask: ${question}`)
        await pause(0.05)
      }
      await pause(1.5)
      await enter(answer)
    }
    await nextPrompt(before)
    await pause(1)
  }
  return {
    type: line => converse(line, []),
    converse,
    rest: pause,
    child() {
      const children = `/proc/${asked()[0]}/task/${asked()[0]}/children`
      return Number(readFileSync(children, 'utf8').trim().split(' ').at(-1)) || undefined
    },
    async close() {
      child.stdin.end('exit\n')
      await ended
      const output = readScript(readFileSync(out), readFileSync(timing, 'utf8'))
      rmSync(own, { recursive: true })
      return fromFirstPrompt(output)
    },
  }
}

/** What came before belongs to the preparation, and the last word is `exit`. */
function fromFirstPrompt(output: Cast['output']): Cast['output'] {
  const first = output.findIndex(([, text]) => text.includes('$'))
  const last = output.findLastIndex(([, text]) => text.includes('exit'))
  const kept = output.slice(Math.max(0, first), last === -1 ? undefined : last)
  const began = kept[0]?.[0] ?? 0
  return kept.map(([at, text]) => [at - began, text] as const)
}
