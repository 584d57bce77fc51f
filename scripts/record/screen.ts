/** How a stretch of a line looks. */
export interface Look {
  readonly color?: string
  readonly bold?: true
  readonly dim?: true
}

export interface Stretch {
  readonly text: string
  readonly look: Look
}

interface Cell {
  readonly char: string
  readonly look: Look
}

const COLORS = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white']
const PLAIN: Look = {}
const SPACE: Cell = { char: ' ', look: PLAIN }

/** One control sequence (ECMA-48), or one character. Titles of windows (OSC) are no part of the screen. */
const PIECE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /\x1b\[([?\d;]*)([A-Za-z])|\x1b\][^\x07]*\x07|\x1b[()=>][\w]?|[\s\S]/gu

function styled(look: Look, code: number): Look {
  const { color, bold, dim } = look
  const rest = { ...(color && { color }), ...(bold && { bold }), ...(dim && { dim }) }
  if (code === 0) return PLAIN
  if (code === 1) return { ...rest, bold: true }
  if (code === 2) return { ...rest, dim: true }
  if (code === 22) return color ? { color } : PLAIN
  if (code >= 30 && code <= 37) return { ...rest, color: COLORS[code - 30] ?? 'white' }
  if (code >= 90 && code <= 97) return { ...rest, color: COLORS[code - 90] ?? 'white' }
  if (code === 39) return { ...(bold && { bold }), ...(dim && { dim }) }
  return look
}

/** What a terminal shows, as far as bash and slipway's own reporter make use of one. */
export class Screen {
  readonly columns: number
  readonly rows: number
  #lines: Cell[][]
  #x = 0
  #y = 0
  #look: Look = PLAIN

  constructor(columns: number, rows: number) {
    this.columns = columns
    this.rows = rows
    this.#lines = Array.from({ length: rows }, () => [])
  }

  write(text: string): void {
    for (const [piece, words, letter] of text.matchAll(PIECE)) {
      if (letter !== undefined) this.#control(words ?? '', letter)
      else if (!piece.startsWith('\x1b')) this.#put(piece)
    }
  }

  /** Each line as stretches that look alike, without what is blank at its end. */
  lines(): Stretch[][] {
    return this.#lines.map(line => {
      const found: { text: string; look: Look }[] = []
      for (const { char, look } of line) {
        const last = found.at(-1)
        if (last && JSON.stringify(last.look) === JSON.stringify(look)) last.text += char
        else found.push({ text: char, look })
      }
      const end = found.at(-1)
      if (end) end.text = end.text.trimEnd()
      return found.filter(({ text }) => text !== '')
    })
  }

  #put(char: string): void {
    if (char === '\r') this.#x = 0
    else if (char === '\b') this.#x = Math.max(0, this.#x - 1)
    else if (char === '\n') this.#down()
    else if (char >= ' ') {
      if (this.#x >= this.columns) {
        this.#x = 0
        this.#down()
      }
      const line = this.#lines[this.#y] ?? []
      while (line.length < this.#x) line.push(SPACE)
      line[this.#x++] = { char, look: this.#look }
    }
  }

  #down(): void {
    if (++this.#y < this.rows) return
    this.#y = this.rows - 1
    this.#lines = [...this.#lines.slice(1), []]
  }

  #control(words: string, letter: string): void {
    const numbers = words.split(';').map(Number)
    const [first = 0, second = 0] = numbers
    const by = first || 1
    const line = this.#lines[this.#y] ?? []
    if (letter === 'm') this.#look = numbers.reduce(styled, this.#look)
    else if (letter === 'A') this.#y = Math.max(0, this.#y - by)
    else if (letter === 'B') this.#y = Math.min(this.rows - 1, this.#y + by)
    else if (letter === 'C') this.#x = Math.min(this.columns - 1, this.#x + by)
    else if (letter === 'D') this.#x = Math.max(0, this.#x - by)
    else if (letter === 'G') this.#x = by - 1
    else if (letter === 'H') {
      this.#y = Math.min(this.rows, by) - 1
      this.#x = (second || 1) - 1
    } else if (letter === 'K') {
      if (first === 2) line.length = 0
      else if (first === 0) line.length = Math.min(line.length, this.#x)
    } else if (letter === 'J') {
      if (first === 0) line.length = Math.min(line.length, this.#x)
      const from = first === 0 ? this.#y + 1 : 0
      for (let y = from; y < this.rows; y++) this.#lines[y] = []
    }
  }
}
