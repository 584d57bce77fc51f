/** What a program on a host comes to between two of its commands. */
export interface Tick {
  readonly ms: number
  readonly what: string
}

/** What goes wrong on a machine for a while. */
export interface Conditions {
  diskFull: boolean
  packageLockedUntil: number
  mirror(): 'ok' | '503' | 'gone'
  registry(): 'ok' | '503' | 'gone'
  clockOffset: number
  kubeletCrashesUntil: number
}

/** A machine as the world needs it: see machine/machine.ts. */
export interface Hardware {
  readonly name: string
  readonly conditions: Conditions
  answer(question: string): { readonly code: number; readonly stdout: string }
  execute(program: string, out: (text: string) => void): Generator<Tick, number>
  powerCut(): void
  boot(): void
}
