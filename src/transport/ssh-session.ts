import { randomUUID } from 'node:crypto'
import type { Duplex, Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RemoteFile } from '../core/change.ts'
import type { Command, Output } from '../core/command.ts'
import type { Host } from '../core/host.ts'
import { Problem } from '../core/problem.ts'
import type { Tries } from './answers.ts'
import { converse } from './converse.ts'
import { type Ending, untilEnd } from './ending.ts'
import { gather } from './gather.ts'
import { interrupted, onAbort, unlessAborted } from './interrupt.ts'
import { bootstrapOf, isTalkative, type Privilege } from './privilege.ts'
import { programText } from './program.ts'
import type { Refused, Root } from './root.ts'
import { Slots } from './slots.ts'
import { StageTimeout, sshProblem } from './ssh-problem.ts'
import { terminalChannel } from './terminal-channel.ts'
import type { RunOptions, Transport } from './transport.ts'
import { unlessLate } from './unless-late.ts'
import { writeFile } from './write-file.ts'

/** One program on the host: its stdin and stdout, and how it ends. */
export interface Channel {
  readonly stream: Duplex
  readonly stderr: Readable
  readonly ending: Ending
  close(): void
}

/** The open connection that a session works on. */
export interface Wire {
  /** Starts a command, on a terminal if `terminal`. Rejects with an error that has a `reason` when the host allows no more channels. */
  open(command: string, terminal: boolean): Promise<Channel>
  /** Fires when the connection has ended; its reason is the error that ended it. */
  readonly over: AbortSignal
  /** Resolves when the connection has ended. */
  close(): Promise<void>
}

/** sshd allows ten sessions per connection unless told otherwise. */
const CHANNELS = 8
/** How often a lone channel may be refused, and ms by which the pause grows: sshd may still be clearing up the one before. */
const REFUSALS = 5
const PAUSE = 100

/** Milliseconds for a host to open a session, and for a program to start in it; the time in which somebody is asked, or the program is on its way, does not count. */
export interface SessionLimits {
  readonly session: number
  readonly start: number
}

export class SshSession implements Transport {
  readonly #host: Host
  readonly #wire: Wire
  readonly #root: Root
  readonly #limits: SessionLimits
  readonly #slots = new Slots(CHANNELS)

  constructor(host: Host, wire: Wire, root: Root, limits: SessionLimits) {
    this.#host = host
    this.#wire = wire
    this.#root = root
    this.#limits = limits
  }

  /** An abort ends the waiting. What already runs on the host is not told, and goes on. */
  async run(command: Command, options: RunOptions = {}): Promise<Output> {
    const { over } = this.#wire
    const { signal } = options
    if (over.aborted) throw this.#lost(over.reason)
    const stopped = () => interrupted(this.#host.name, signal)
    if (signal?.aborted) throw stopped()
    const work = unlessAborted(this.#run(command, options), over, () => this.#lost(over.reason))
    return unlessAborted(work, signal, stopped)
  }

  write(file: RemoteFile, options?: RunOptions): Promise<void> {
    return writeFile(this, this.#host.name, file, options)
  }

  close(): Promise<void> {
    return this.#wire.close()
  }

  async #run(command: Command, options: RunOptions): Promise<Output> {
    for (;;) {
      const privilege = this.#root.privilege
      const answer = await this.#attempt(privilege, command, options, this.#root.known())
      if ('code' in answer) return answer
      const { signal } = options
      await this.#root.find(privilege, answer, (way, command, tries) =>
        this.#attempt(way, command, signal ? { signal } : {}, tries),
      )
    }
  }

  async #attempt(
    privilege: Privilege,
    command: Command,
    options: RunOptions,
    tries: Tries,
  ): Promise<Output | Refused> {
    const channel = await this.#open(privilege, options.signal)
    const forget = onAbort(options.signal, () => channel.close())
    try {
      return await this.#talk(channel, privilege, command, options, tries)
    } finally {
      forget()
      this.#slots.release()
    }
  }

  async #talk(
    channel: Channel,
    privilege: Privilege,
    command: Command,
    { onLine }: RunOptions,
    tries: Tries,
  ): Promise<Output | Refused> {
    const mark = `slipway-${randomUUID()}`
    let asking = false
    const next = async () => {
      asking = true
      return tries.next().finally(() => {
        asking = false
      })
    }
    const ready = !isTalkative(privilege) || converse(channel, { ...tries, next })
    const output = gather({ stdout: channel.stream, stderr: channel.stderr }, mark, onLine)
    const { stdout, stderr } = output
    const ended = untilEnd(channel.ending, output, () => channel.close())
    const program = async () => {
      if (await ready) channel.stream.end(programText(command, mark))
      return ended
    }
    const isSending = () => channel.stream.writableEnded && !channel.stream.writableFinished
    const isOnItsWay = () => asking || isSending() || (stdout.started && stderr.started)
    const late = () => this.#late('start')
    const code = await unlessLate(program(), this.#limits.start, late, isOnItsWay)
    const at = Date.now()
    if (!(await ready) || (code !== undefined && !(stdout.started && stderr.started)))
      return { status: code ?? 1, printed: stderr.noise + stdout.noise }
    if (code === undefined) throw this.#lost(new Error('the program ended without an exit code'))
    return { code, stdout: stdout.text, stderr: stderr.text, at }
  }

  /** Waits for a slot and opens a channel; a host that allows fewer than we thought is asked again later. */
  async #open(privilege: Privilege, signal: AbortSignal | undefined): Promise<Channel> {
    const { terminal } = privilege
    for (let refusedAlone = 0; ; ) {
      await this.#slots.take(signal)
      try {
        const opening = this.#wire.open(bootstrapOf(privilege), terminal)
        const late = () => this.#late('session')
        const channel = await unlessLate(opening, this.#limits.session, late)
        return terminal ? terminalChannel(channel) : channel
      } catch (error) {
        if (this.#slots.used === 1) refusedAlone++
        this.#slots.refuse()
        if (error instanceof Problem) throw error
        if ((error as { reason?: unknown }).reason === undefined) throw this.#lost(error)
        if (refusedAlone > REFUSALS) throw this.#closed(error)
        await sleep(PAUSE * refusedAlone)
      }
    }
  }

  /** What has not answered for so long costs the whole connection: one that is made anew may fare better. */
  #late(stage: keyof SessionLimits): Problem {
    void this.#wire.close()
    const error = new StageTimeout(stage, this.#limits[stage])
    return sshProblem({ host: this.#host, stage, error })
  }

  #lost(error: unknown): Problem {
    return sshProblem({ host: this.#host, stage: 'ready', error })
  }

  #closed(cause: unknown): Problem {
    return new Problem('HOST_UNREACHABLE', 'the host lets us in but opens no session', {
      host: this.#host.name,
      hint: 'raise MaxSessions in its sshd_config',
      evidence: [String(cause)],
      cause,
    })
  }
}
