/** A map whose copy costs nothing until one of the two is changed. Changes are told to `changed`. */
export class Cow<V> {
  #map: Map<string, V>
  #shared: boolean
  readonly #changed: () => void

  constructor(changed: () => void, map: Map<string, V> = new Map(), shared = false) {
    this.#map = map
    this.#shared = shared
    this.#changed = changed
  }

  fork(changed: () => void): Cow<V> {
    this.#shared = true
    return new Cow(changed, this.#map, true)
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

  keys(): readonly string[] {
    return [...this.#map.keys()]
  }

  entries(): readonly (readonly [string, V])[] {
    return [...this.#map]
  }

  set(key: string, value: V): void {
    this.#changed()
    this.#own().set(key, value)
  }

  delete(key: string): void {
    if (!this.#map.has(key)) return
    this.#changed()
    this.#own().delete(key)
  }

  clear(): void {
    if (this.#map.size === 0) return
    this.#changed()
    this.#map = new Map()
    this.#shared = false
  }

  #own(): Map<string, V> {
    if (this.#shared) {
      this.#map = new Map(this.#map)
      this.#shared = false
    }
    return this.#map
  }
}
