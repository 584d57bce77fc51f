/** A map whose copy costs nothing until one of the two is changed. Changes are told to `changed`. */
export class Cow<V> {
  #map: Map<string, V>
  #shared: boolean
  readonly #changed: () => void
  /** Another one after each change. */
  state: object = {}
  /** Another one after each change of the keys. */
  names: object = {}

  constructor(changed: () => void, map: Map<string, V> = new Map()) {
    this.#map = map
    this.#shared = false
    this.#changed = changed
  }

  fork(changed: () => void): Cow<V> {
    this.#shared = true
    const copy = new Cow(changed, this.#map)
    copy.#shared = true
    copy.state = this.state
    copy.names = this.names
    return copy
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
    this.#own(!this.#map.has(key)).set(key, value)
  }

  delete(key: string): void {
    if (!this.#map.has(key)) return
    this.#own(true).delete(key)
  }

  clear(): void {
    if (this.#map.size === 0) return
    this.#own(true).clear()
  }

  #own(renames: boolean): Map<string, V> {
    this.#changed()
    this.state = {}
    if (renames) this.names = {}
    if (this.#shared) {
      this.#map = new Map(this.#map)
      this.#shared = false
    }
    return this.#map
  }
}
