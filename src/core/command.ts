import { quote } from './quote.ts'
import { MASK, Secret } from './secret.ts'

/**
 * POSIX shell text for a host, and the same text as it may be shown, with secrets masked.
 * Made by the `sh` tag, so that no bare value reaches a shell.
 */
export class Command {
  readonly #text: string
  readonly shown: string

  constructor(text: string, shown: string = text) {
    this.#text = text
    this.shown = shown
  }

  /** The text to run, secrets included. For transports only. */
  reveal(): string {
    return this.#text
  }

  /** The same program, shown under another name: what matters in it. */
  named(shown: string): Command {
    return new Command(this.#text, shown)
  }

  toString(): string {
    return this.shown
  }

  toJSON(): string {
    return this.shown
  }
}

export type Word = string | number | Secret | Command | readonly Word[]

const text = (word: Word): string => {
  if (word instanceof Command) return word.reveal()
  if (word instanceof Secret) return quote(word.reveal())
  if (Array.isArray(word)) return word.map(text).join(' ')
  return quote(String(word))
}

const shown = (word: Word): string => {
  if (word instanceof Command) return word.shown
  if (word instanceof Secret) return MASK
  if (Array.isArray(word)) return word.map(shown).join(' ')
  return quote(String(word))
}

/**
 * Shell text with every interpolated value quoted; an array becomes several words, a Command stays
 * as it is. Backslashes mean what they mean to the shell.
 */
export function sh(strings: TemplateStringsArray, ...words: Word[]): Command {
  const fill = (as: (word: Word) => string) =>
    strings.raw.map((part, i) => (i < words.length ? part + as(words[i] as Word) : part)).join('')
  return new Command(fill(text), fill(shown))
}

/** Several commands as one program, one after the other; the first that fails ends it. */
export function script(commands: readonly Command[]): Command {
  return new Command(
    ['set -e', ...commands.map(c => c.reveal())].join('\n'),
    commands.map(c => c.shown).join('\n'),
  )
}

/** What a host answered. A non-zero code is an answer, not an error. `at` is this machine's clock, in ms since 1970. */
export interface Output {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  readonly at: number
}
