import { Writable } from 'node:stream'
import { width } from '../../src/reporters/columns.ts'

const ESC = '\u001b'
const CONTROL = new RegExp(`${ESC}\\[\\??[\\d;]*[a-zA-Z]`, 'g')

/** As much of a terminal as ora needs: what was written, as it would be seen. Colours are dropped. */
export class Screen extends Writable {
  readonly isTTY = true
  columns: number
  rows: number
  #lines: string[] = ['']
  #row = 0

  constructor({ columns = 80, rows = 24 } = {}) {
    super({ decodeStrings: false })
    this.columns = columns
    this.rows = rows
  }

  /** What can be seen, scrolled-off lines included. */
  get text(): string {
    return this.#lines.join('\n').trimEnd()
  }

  get widest(): number {
    return Math.max(...this.#lines.map(width))
  }

  override _write(chunk: string, _encoding: string, done: () => void) {
    const [first = '', ...rest] = chunk.replace(CONTROL, '').split('\n')
    this.#lines[this.#row] += first
    for (const line of rest) {
      this.#row++
      this.#lines[this.#row] = line
    }
    done()
  }

  // Only column 0 is ever asked for; what is there is cleared before it is written anew.
  cursorTo() {}

  moveCursor(_columns: number, rows: number) {
    this.#row += rows
  }

  clearLine() {
    this.#lines[this.#row] = ''
    this.#lines.length = this.#row + 1
  }
}

/** A log file: no terminal, everything kept as it was written. */
export class LogFile extends Writable {
  text = ''

  constructor() {
    super({ decodeStrings: false })
  }

  override _write(chunk: string, _encoding: string, done: () => void) {
    this.text += chunk
    done()
  }
}
