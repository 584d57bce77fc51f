import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cast, readScript } from './cast.ts'

const pause = (seconds: number) => new Promise(resolve => setTimeout(resolve, seconds * 1000))

/** A shell on a terminal of its own, with somebody who types. */
export interface Session {
  /** Types it letter by letter, and Enter. Resolves when the shell asks for the next line. */
  type(line: string): Promise<void>
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
}

const PROMPT = '\\[\\e[32m\\]$\\[\\e[0m\\] '

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
PS1='${PROMPT}'
PROMPT_COMMAND='echo $$ >> ${prompts}'
clear
`,
  )
  const files = ['--log-out', out, '--log-timing', timing, '--logging-format', 'advanced']
  const shell = `bash --noprofile --rcfile ${rc} -i`
  const child = spawn('script', ['--quiet', '--flush', ...files, '--command', shell], {
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
  return {
    async type(line) {
      const before = asked().length
      for (const letter of line) {
        child.stdin.write(letter)
        await pause(0.04)
      }
      await pause(0.4)
      child.stdin.write('\n')
      await nextPrompt(before)
      await pause(1)
    },
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
