import type { Dice } from './dice.ts'

/** Something that is going to happen. */
export interface Happening {
  /** Virtual ms since 1970. */
  readonly at: number
  /** For a trace. */
  readonly what: string
  readonly run: () => void
  /** Taken back. */
  readonly cancelled: boolean
}

interface Entry extends Happening {
  /** Order among what happens at the same time: by chance. */
  readonly tie: number
  cancelled: boolean
}

/** Virtual time: it stands still while something happens, and jumps to the next thing. */
export class Timeline {
  now: number
  readonly #dice: Dice
  readonly #heap: Entry[] = []

  constructor(now: number, dice: Dice) {
    this.now = now
    this.#dice = dice
  }

  /** @returns a function that takes it back */
  after(ms: number, what: string, run: () => void): () => void {
    const entry = { at: this.now + ms, what, run, tie: this.#dice.next(), cancelled: false }
    this.#push(entry)
    return () => {
      entry.cancelled = true
    }
  }

  /** Goes on to the next thing that happens; undefined when there is none. */
  next(): Happening | undefined {
    for (;;) {
      const entry = this.#pop()
      if (entry?.cancelled) continue
      if (entry) this.now = entry.at
      return entry
    }
  }

  /** Nothing is going to happen any more. */
  get idle(): boolean {
    return this.#heap.every(entry => entry.cancelled)
  }

  #push(entry: Entry): void {
    const heap = this.#heap
    let i = heap.push(entry) - 1
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!before(entry, heap[parent] as Entry)) break
      heap[i] = heap[parent] as Entry
      i = parent
    }
    heap[i] = entry
  }

  #pop(): Entry | undefined {
    const heap = this.#heap
    const top = heap[0]
    const last = heap.pop()
    if (!top || !last || heap.length === 0) return top
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && before(heap[child + 1] as Entry, heap[child] as Entry)) child++
      if (!before(heap[child] as Entry, last)) break
      heap[i] = heap[child] as Entry
      i = child
    }
    heap[i] = last
    return top
  }
}

const before = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.tie < b.tie)
