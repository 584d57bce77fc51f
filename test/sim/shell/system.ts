import type { Shell } from './shell.ts'

/** A boundary inside a program: `ms` of virtual time pass before what is named in `what`; anything may strike here. */
export interface Tick {
  readonly ms: number
  readonly what: string
}

/** Something that may take time and end with a value. */
export type Steps<T> = Generator<Tick, T>

/** Text that is read from the front. */
export class Input {
  #text: string
  #at = 0

  constructor(text = '') {
    this.#text = text
  }

  rest(): string {
    const rest = this.#text.slice(this.#at)
    this.#at = this.#text.length
    return rest
  }

  /** The next line without its end, and whether it had one. */
  line(): { readonly line: string; readonly whole: boolean } {
    const end = this.#text.indexOf('\n', this.#at)
    const line = this.#text.slice(this.#at, end < 0 ? undefined : end)
    this.#at = end < 0 ? this.#text.length : end + 1
    return { line, whole: end >= 0 }
  }
}

/** Text that is gathered. */
export class Gathered {
  text = ''
  readonly out = (text: string): void => {
    this.text += text
  }
}

export interface Streams {
  readonly in: Input
  out(text: string): void
  err(text: string): void
}

/** One call of a program. */
export interface Call extends Streams {
  /** Its name first. */
  readonly args: readonly string[]
  readonly shell: Shell
  /** Runs another program, as `xargs` and `timeout` do. */
  run(args: readonly string[], streams?: Partial<Streams>): Steps<number>
}

/** Ends with an exit code: at once, or after some steps. What changes a machine takes at least one. */
export type Program = (call: Call) => number | Steps<number>

/** Why a file cannot be used, in the C library's words. No Error, whose stack would cost more than all the rest. */
export class FileError {
  readonly message: string

  constructor(message: string) {
    this.message = message
  }
}

export interface Files {
  /** What is at a path, links followed; undefined where there is nothing. */
  kind(path: string): 'file' | 'folder' | undefined
  isLink(path: string): boolean
  /** @throws FileError */
  read(path: string): string
  /** Replaces the content; makes the file where there is none. @throws FileError */
  write(path: string, content: string, mode: number): void
  /** Names in a folder, sorted. @throws FileError */
  list(path: string): readonly string[]
  size(path: string): number
}

/** What a shell needs of the machine that it runs on. */
export interface System {
  readonly files: Files
  program(name: string): Program | undefined
}
