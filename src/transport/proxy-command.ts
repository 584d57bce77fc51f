import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { Duplex } from 'node:stream'

/** How much of what the command prints on stderr is kept, in characters. */
const KEPT = 4000
/** ms for a command that is told to hang up. */
const PATIENCE = 2000

/** The command ended, or never started, before the connection was closed. */
export class ProxyCommandEnded extends Error {
  override readonly name = 'ProxyCommandEnded'
  readonly command: string
  /** Its stderr. */
  readonly printed: readonly string[]

  constructor(command: string, how: string, printed: string) {
    super(`its ProxyCommand ${how}`)
    this.command = command
    this.printed = printed.split('\n').filter(line => line.trim() !== '')
  }
}

/**
 * A connection through the stdin and stdout of a command, as ProxyCommand has it. In a session of its own, so that
 * Ctrl-C stops slipway first; destroyed, it takes all that the command has started along.
 */
export function proxyCommand(command: string, shell: string): Duplex {
  const child = spawn(shell, ['-c', `exec ${command}`], { detached: true })
  let printed = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-KEPT)
  })
  const stream = new CommandStream(child)
  const ended = (how: string) => {
    // Before its stderr has been read there is nothing to say.
    if (!stream.destroyed) stream.destroy(new ProxyCommandEnded(command, how, printed))
  }
  child.once('error', error => ended(`cannot be started: ${error.message}`))
  child.once('close', (code, signal) =>
    ended(signal ? `was ended by ${signal}` : `ended (exit ${code})`),
  )
  return stream
}

class CommandStream extends Duplex {
  readonly #child: ChildProcessWithoutNullStreams

  constructor(child: ChildProcessWithoutNullStreams) {
    super()
    this.#child = child
    child.stdout.on('data', chunk => {
      if (!this.push(chunk)) child.stdout.pause()
    })
    // What a command that has ended no longer reads shows in its end.
    child.stdin.on('error', () => {})
  }

  override _read(): void {
    this.#child.stdout.resume()
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    if (this.#child.stdin.writable) this.#child.stdin.write(chunk, () => done())
    else done()
  }

  override _final(done: () => void): void {
    this.#child.stdin.end(done)
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const { stdin, stdout, exitCode, signalCode } = this.#child
    stdin.destroy()
    stdout.destroy()
    if (exitCode === null && signalCode === null) {
      this.#kill('SIGHUP')
      const timer = setTimeout(() => this.#kill('SIGKILL'), PATIENCE)
      this.#child.once('exit', () => clearTimeout(timer))
    }
    done(error)
  }

  #kill(signal: NodeJS.Signals): void {
    const { pid } = this.#child
    try {
      if (pid !== undefined) process.kill(-pid, signal)
    } catch {
      // It has ended.
    }
  }
}
