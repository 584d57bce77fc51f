import type { Hardware } from './hardware.ts'
import { Holder, type Wish } from './holder.ts'
import type { Timeline } from './timeline.ts'

/** A program that goes on by itself, as templates/detached.sh.eta and runner.sh have it. */
interface Program {
  readonly id: string
  out: string
  /** What is in its file `code`; empty, too, when the disk was full as it was written. */
  code: string
  /** When it was started, and when it ended, in virtual ms. */
  readonly began: number
  ended: number
  /** Takes back its next step; set while it is at work. */
  stop?: (() => void) | undefined
  readonly watchers: Set<() => void>
}

/** What is shown of a program to whoever has brought it, or waits for it. */
export interface Channel {
  /** False when the other side is gone. */
  readonly open: boolean
  out(text: string): void
  /** With the last of its output. */
  end(code: number, last: string, stderr: string): void
}

/** How often `tail -f` looks, in ms. */
const POLL = 100
/** Folders of ended programs that are kept, as in src/render/detached.ts. */
const KEEP = 200
/** What was written so many ms before a power cut may be lost. */
const UNSAFE_MS = 50
const STOPPED = 'the machine stopped in the middle of this\n'

/** A machine of the cluster: its hardware, whether it is on, and the programs at work there. */
export class SimHost {
  readonly name: string
  readonly hardware: Hardware
  readonly #timeline: Timeline
  readonly #programs = new Map<string, Program>()
  /** When sshd answers (again), in virtual ms. */
  upAt = 0
  /** How often it has started, and when it did last, in virtual ms. */
  boots = 0
  bootedAt: number
  holder = new Holder()
  /** Whether it has power at all. */
  on = true

  constructor(name: string, hardware: Hardware, timeline: Timeline) {
    this.name = name
    this.hardware = hardware
    this.#timeline = timeline
    this.bootedAt = timeline.now
  }

  get atWork(): readonly string[] {
    return [...this.#programs.values()].filter(p => p.stop).map(p => p.id)
  }

  /** Programs that were ever started, by name. */
  get started(): readonly string[] {
    return [...this.#programs.keys()]
  }

  /** The same name is the same program, however often it is brought. */
  bring(id: string, text: string, from: number, wish: Wish | undefined, channel: Channel): void {
    if (!this.#programs.has(id)) {
      if (this.hardware.conditions.diskFull) {
        channel.end(1, '', 'sh: 1: printf: I/O error: No space left on device\n')
        return
      }
      const refusal = wish && this.keep(wish)
      if (refusal) {
        channel.end(refusal.code, refusal.said, refusal.err ?? '')
        return
      }
      this.#prune()
      const began = this.#timeline.now
      this.#start({ id, out: '', code: '', began, ended: began, watchers: new Set() }, text)
    }
    this.follow(id, from, channel)
  }

  /** Shows the output of a program from a byte on, until it has ended. */
  follow(id: string, from: number, channel: Channel): void {
    const program = this.#programs.get(id)
    if (!program) {
      channel.end(255, '', STOPPED)
      return
    }
    let shown = from
    let pending = false
    const look = () => {
      pending = false
      if (!channel.open) {
        program.watchers.delete(notice)
        return
      }
      const fresh = program.out.slice(shown)
      shown += fresh.length
      if (program.stop) {
        if (fresh) channel.out(fresh)
        return
      }
      program.watchers.delete(notice)
      if (program.code) channel.end(Number(program.code), fresh, '')
      else channel.end(255, fresh, STOPPED)
    }
    const notice = () => {
      if (pending) return
      pending = true
      const ended = !program.stop
      this.#timeline.after(ended ? 1 : POLL, `${this.name} tail ${id}`, look)
    }
    program.watchers.add(notice)
    notice()
  }

  /** Takes the host for a run, or keeps it. @returns what is said to one that may not have it */
  keep(wish: Wish): ReturnType<Holder['keep']> {
    return this.holder.keep(wish, this.boots, this.#uptime, this.hardware.conditions.diskFull)
  }

  get claimed(): string {
    return this.holder.show(this.boots, this.#uptime)
  }

  get #uptime(): number {
    return Math.floor((this.#timeline.now - this.bootedAt) / 1000)
  }

  /** With `torn`, what was written just before did not get to the disk: a name in a folder, an exit code. */
  powerCut(torn = false): void {
    this.on = false
    const fresh = (at: number) => torn && at > this.#timeline.now - UNSAFE_MS
    for (const program of [...this.#programs.values()]) {
      program.stop?.()
      program.stop = undefined
      program.watchers.clear()
      if (fresh(program.ended)) program.code = ''
      if (fresh(program.began)) this.#programs.delete(program.id)
    }
    this.hardware.powerCut({ torn })
  }

  /** Has power again; sshd answers after so many ms. */
  boot(ms: number): void {
    if (this.on) return
    this.on = true
    this.upAt = this.#timeline.now + ms
    this.boots++
    this.bootedAt = this.#timeline.now
    this.hardware.boot()
  }

  /** What a copy takes over: the programs that have ended. One that is at work counts as stopped by a power cut. */
  remember(other: SimHost): void {
    for (const program of other.#programs.values())
      this.#programs.set(program.id, { ...program, stop: undefined, watchers: new Set() })
    this.upAt = other.upAt
    this.boots = other.boots
    this.bootedAt = other.bootedAt
    this.holder = other.holder.fork()
    this.on = other.on
  }

  #start(program: Program, text: string): void {
    this.#programs.set(program.id, program)
    const { conditions } = this.hardware
    const work = this.hardware.execute(text, said => {
      if (conditions.diskFull) return
      program.out += said
      for (const notice of program.watchers) notice()
    })
    const step = () => {
      const { done, value } = work.next()
      if (!done) {
        program.stop = this.#timeline.after(
          value.ms,
          `${this.name} ${program.id}: ${value.what}`,
          step,
        )
        return
      }
      program.stop = undefined
      program.ended = this.#timeline.now
      program.code = conditions.diskFull ? '' : String(value)
      for (const notice of program.watchers) notice()
    }
    program.stop = this.#timeline.after(1, `${this.name} ${program.id} starts`, step)
  }

  #prune(): void {
    const ended = [...this.#programs.values()].filter(p => !p.stop)
    for (const { id } of ended.slice(0, -KEEP)) this.#programs.delete(id)
  }
}
