/** What one run of one contender cost. */
export interface Sample {
  /** Seconds from start to end. */
  readonly wall: number
  /** Seconds of processor time on this machine, of the command and all that it waited for. */
  readonly cpu?: number | undefined
  /** Greatest amount of memory at one time, MB, as seen by looking again and again, of the command and all below it; pages they share count once. */
  readonly memory?: number | undefined
}

export interface Contender {
  readonly name: string
  readonly samples: readonly Sample[]
}

/** What was measured for one piece of work. */
export interface Result {
  /** Such as `nothing-3`. */
  readonly id: string
  readonly title: string
  /** What exactly was timed, and what is not the same for all. */
  readonly note: string
  readonly contenders: readonly Contender[]
}

/** Where and with what a result was measured. */
export interface Circumstances {
  readonly day: string
  readonly commit: string
  readonly machine: string
  readonly versions: readonly string[]
  /** Programs that wanted a processor, on average of the minute before: more than processors mean a busy machine. */
  readonly load: number
}

export type Measured = Result & Circumstances
