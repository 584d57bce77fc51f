import { readFileSync } from 'node:fs'

/** `faults.json` in the mirror's state directory. It is read anew for every request. */
export interface Faults {
  /** Every n-th request that it concerns fails: 1 fails all of them. */
  readonly failEvery: number
  /** 503 when left out. */
  readonly status?: number
  /** Only paths that contain this. */
  readonly path?: string
}

/** Decides for each request whether to fail it; says with which status. */
export class FaultSwitch {
  readonly #file: string
  #count = 0

  constructor(file: string) {
    this.#file = file
  }

  statusFor(path: string): number | undefined {
    const faults = this.#read()
    if (!faults || !path.includes(faults.path ?? '')) return undefined
    this.#count += 1
    return this.#count % faults.failEvery === 0 ? (faults.status ?? 503) : undefined
  }

  #read(): Faults | undefined {
    try {
      const value = JSON.parse(readFileSync(this.#file, 'utf8')) as Partial<Faults>
      return Number(value.failEvery) >= 1 ? (value as Faults) : undefined
    } catch {
      return undefined
    }
  }
}
