/** One output stream of a program, gathered as it comes: the text after the line `mark`, and apart from it what came before. */
export class MarkedText {
  readonly #mark: string
  readonly #onLine: ((line: string) => void) | undefined
  #text = ''
  #noise = ''
  #unfinished = ''
  #started = false

  constructor(mark: string, onLine?: (line: string) => void) {
    this.#mark = `${mark}\n`
    this.#onLine = onLine
  }

  get started(): boolean {
    return this.#started
  }

  get text(): string {
    return this.#text
  }

  /** What was printed before the mark: not the program's. */
  get noise(): string {
    return this.#noise
  }

  push(chunk: string): void {
    if (this.#started) {
      this.#append(chunk)
      return
    }
    this.#noise += chunk
    const at = this.#noise.indexOf(this.#mark)
    if (at < 0) return
    const rest = this.#noise.slice(at + this.#mark.length)
    this.#noise = this.#noise.slice(0, at)
    this.#started = true
    this.#append(rest)
  }

  /** No more will come: a last line without newline is told too. */
  end(): void {
    if (this.#unfinished !== '') this.#onLine?.(this.#unfinished)
    this.#unfinished = ''
  }

  #append(chunk: string): void {
    this.#text += chunk
    if (!this.#onLine) return
    const lines = (this.#unfinished + chunk).split('\n')
    this.#unfinished = lines.pop() ?? ''
    for (const line of lines) this.#onLine(line)
  }
}
