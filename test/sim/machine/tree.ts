import { Cow } from './cow.ts'
import type { Entry } from './disk.ts'

/** Entries by path, and the names in each folder. A copy costs nothing until it is changed. */
export class Tree {
  readonly #entries: Cow<Entry>
  /** Names in a folder, sorted, with `/` between them. */
  readonly #names: Cow<string>

  constructor(entries: Cow<Entry>, names: Cow<string>) {
    this.#entries = entries
    this.#names = names
  }

  static of(entries: ReadonlyMap<string, Entry>): Tree {
    const tree = new Tree(new Cow(() => {}), new Cow(() => {}))
    for (const [path, entry] of entries) tree.set(path, entry)
    return tree
  }

  fork(changed: () => void): Tree {
    return new Tree(
      this.#entries.fork(changed),
      this.#names.fork(() => {}),
    )
  }

  get(path: string): Entry | undefined {
    return this.#entries.get(path)
  }

  names(folder: string): string {
    return this.#names.get(folder) ?? ''
  }

  paths(): Iterable<string> {
    return this.#entries.keys()
  }

  set(path: string, entry: Entry): void {
    if (!this.#entries.has(path)) {
      const { folder, name } = split(path)
      const names = this.names(folder).split('/').filter(Boolean)
      this.#names.set(folder, [...names, name].sort().join('/'))
    }
    this.#entries.set(path, interned(entry))
  }

  delete(path: string): void {
    if (!this.#entries.has(path)) return
    const { folder, name } = split(path)
    const names = this.names(folder).split('/')
    this.#names.set(folder, names.filter(other => other !== name).join('/'))
    this.#entries.delete(path)
  }
}

function split(path: string): { folder: string; name: string } {
  const cut = path.lastIndexOf('/')
  return { folder: path.slice(0, cut) || '/', name: path.slice(cut + 1) }
}

const MOST = 20_000

const known = new Map<string, Entry>()

/** The same entry for the same file on every machine, so that to compare them costs nothing. */
function interned(entry: Entry): Entry {
  if (entry.objects) return entry
  const { kind, content, mode, user, group } = entry
  const key = `${kind} ${mode} ${user} ${group} ${content}`
  const found = known.get(key)
  if (found) return found
  if (known.size > MOST) known.clear()
  known.set(key, entry)
  return entry
}
