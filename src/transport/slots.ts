import { onAbort } from './interrupt.ts'

/** How many may work at once. The limit only ever falls: the other side has shown that it allows no more. */
export class Slots {
  #limit: number
  #used = 0
  readonly #waiting: (() => void)[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  get used(): number {
    return this.#used
  }

  /** Waits for a slot, first come, first served. Rejects with the signal's reason. */
  take(signal?: AbortSignal): Promise<void> {
    if (this.#used < this.#limit) {
      this.#used++
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const enter = () => {
        forget()
        resolve()
      }
      this.#waiting.push(enter)
      const forget = onAbort(signal, () => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1)
        reject(signal?.reason)
      })
    })
  }

  release(): void {
    this.#used--
    while (this.#used < this.#limit) {
      const next = this.#waiting.shift()
      if (!next) return
      this.#used++
      next()
    }
  }

  /** Gives a slot back that the other side refused: one fewer from now on, but never none. */
  refuse(): void {
    this.#limit = Math.max(1, Math.min(this.#limit, this.#used - 1))
    this.release()
  }
}
