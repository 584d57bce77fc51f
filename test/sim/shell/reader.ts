import type { List, Word } from './ast.ts'

/** A here-document whose text comes after the line that it is named in. */
interface Pending {
  readonly end: string
  readonly tabs: boolean
  readonly raw: boolean
  fill(body: string): void
}

/** Text with a place in it. `list` reads commands from there: words hold commands, and commands words. */
export class Reader {
  readonly text: string
  readonly list: (reader: Reader) => List
  at = 0
  readonly pending: Pending[] = []

  constructor(text: string, list: (reader: Reader) => List) {
    this.text = text
    this.list = list
  }

  get ended(): boolean {
    return this.at >= this.text.length
  }

  get char(): string {
    return this.text[this.at] ?? ''
  }

  starts(what: string): boolean {
    return this.text.startsWith(what, this.at)
  }

  /** Goes past `what`, if it stands here. */
  take(what: string): boolean {
    if (!this.starts(what)) return false
    this.at += what.length
    return true
  }

  /** What a sticky pattern finds here; goes past it. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (found) this.at += found[0].length
    return found ?? undefined
  }

  looking(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    return pattern.test(this.text)
  }

  /** Spaces, comments and joined lines. */
  blanks(): void {
    this.match(/(?:[ \t]|\\\n)*/y)
    if (this.char === '#') this.match(/[^\n]*/y)
  }

  /** The same, and the ends of lines with the here-documents that begin there. */
  lines(): void {
    for (;;) {
      this.blanks()
      if (!this.take('\n')) return
      this.documents()
    }
  }

  documents(): void {
    for (const document of this.pending.splice(0)) {
      let body = ''
      for (;;) {
        if (this.ended) this.fail(`no end of <<${document.end}`)
        let line = this.match(/[^\n]*/y)?.[0] ?? ''
        this.take('\n')
        if (document.tabs) line = line.replace(/^\t+/, '')
        if (line === document.end) break
        body += `${line}\n`
      }
      document.fill(body)
    }
  }

  fail(why: string): never {
    const line = this.text.slice(0, this.at).split('\n').length
    throw new SyntaxError(
      `shell: line ${line}: ${why}, at: ${this.text.slice(this.at, this.at + 60)}`,
    )
  }
}

export const literal = (text: string): Word => ({
  parts: [{ kind: 'text', text, quoted: true }],
  literal: text,
})
