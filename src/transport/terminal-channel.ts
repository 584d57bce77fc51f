import { Duplex, PassThrough } from 'node:stream'
import { READY } from './privilege.ts'
import type { Channel } from './ssh-session.ts'

/**
 * A channel on a terminal, as if it had none: once root's shell is ready, what is written goes there behind its length,
 * and what comes is told apart into the two streams and the exit code.
 */
export function terminalChannel(channel: Channel): Channel {
  const stderr = new PassThrough()
  const stream = new TerminalStream(channel, stderr)
  return {
    stream,
    stderr,
    ending: {
      exited: channel.ending.exited,
      code: channel.ending.code.then(code => stream.code ?? code),
    },
    close: () => channel.close(),
  }
}

class TerminalStream extends Duplex {
  readonly #channel: Channel
  readonly #stderr: PassThrough
  #isReady = false
  #rest = ''
  #program: Buffer[] = []
  /** The exit code of the program, once it has come. */
  code: number | undefined

  constructor(channel: Channel, stderr: PassThrough) {
    super()
    this.#channel = channel
    this.#stderr = stderr
    const end = () => {
      this.#take('\n')
      this.push(null)
      stderr.end()
    }
    channel.stream.setEncoding('latin1')
    channel.stream.on('data', (text: string) => this.#take(text))
    channel.stream.once('end', end)
    channel.stream.once('close', () => {
      if (!this.readableEnded && !stderr.writableEnded) end()
    })
  }

  override _read(): void {}

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    if (this.#isReady) this.#program.push(chunk)
    else this.#channel.stream.write(chunk)
    done()
  }

  override _final(done: () => void): void {
    const program = Buffer.concat(this.#program)
    this.#channel.stream.write(`${program.length}\n`)
    this.#channel.stream.write(program)
    done()
  }

  #take(text: string): void {
    if (!this.#isReady) {
      const said = this.#rest + text
      const at = said.indexOf(`${READY}\n`)
      // The line itself is for whoever waits for it.
      const end = at < 0 ? said.length : at + READY.length + 1
      this.push(Buffer.from(said.slice(this.#rest.length, end), 'latin1'))
      this.#rest = at < 0 ? said : said.slice(end)
      this.#isReady = at >= 0
      if (at < 0) return
    } else this.#rest += text
    const lines = this.#rest.split('\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#decode(line.trim())
  }

  #decode(line: string): void {
    const [, code] = /^x (\d+)$/.exec(line) ?? []
    if (code !== undefined) this.code = Number(code)
    else if (/^[0-9a-f]{2}( |$)/.test(line)) this.push(bytes(line, 16))
    else if (/^[0-7]{3}( |$)/.test(line)) this.#stderr.write(bytes(line, 8))
  }
}

const bytes = (line: string, base: number): Buffer =>
  Buffer.from(line.split(/ +/).map(number => Number.parseInt(number, base)))
