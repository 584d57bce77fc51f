/** A map whose copy costs nothing until one of the two is changed. Changes are told to `changed`. */
export class Cow<V> {
  #map: Map<string, V>
  #shared: boolean
  readonly #changed: () => void
  /** What is in it, as text; made when it is asked for. */
  #text: string | undefined

  constructor(changed: () => void, map: Map<string, V> = new Map()) {
    this.#map = map
    this.#shared = false
    this.#changed = changed
  }

  fork(changed: () => void): Cow<V> {
    this.#shared = true
    const copy = new Cow(changed, this.#map)
    copy.#shared = true
    copy.#text = this.#text
    return copy
  }

  /** The same for maps that hold the same plain values in the same order. */
  get state(): string {
    this.#text ??= JSON.stringify([...this.#map])
    return this.#text
  }

  get size(): number {
    return this.#map.size
  }

  get(key: string): V | undefined {
    return this.#map.get(key)
  }

  has(key: string): boolean {
    return this.#map.has(key)
  }

  keys(): Iterable<string> {
    return this.#map.keys()
  }

  entries(): readonly (readonly [string, V])[] {
    return [...this.#map]
  }

  set(key: string, value: V): void {
    this.#own().set(key, value)
  }

  delete(key: string): void {
    if (!this.#map.has(key)) return
    this.#own().delete(key)
  }

  clear(): void {
    if (this.#map.size === 0) return
    this.#own().clear()
  }

  #own(): Map<string, V> {
    this.#changed()
    this.#text = undefined
    if (this.#shared) {
      this.#map = new Map(this.#map)
      this.#shared = false
    }
    return this.#map
  }
}
