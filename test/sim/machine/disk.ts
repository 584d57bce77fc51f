import { FileError, type Files } from '../shell/system.ts'
import { Cow } from './cow.ts'
import type { Objects } from './objects.ts'
import type { Tree } from './tree.ts'

export interface Entry {
  readonly kind: 'file' | 'folder' | 'link'
  /** Of a link: where it points to. */
  readonly content: string
  readonly mode: number
  readonly user: string
  readonly group: string
  /** Of etcd's database: what is in it. */
  readonly objects?: Objects
}

/** What a disk is told and tells. */
export interface Surface {
  /** @throws Error when nothing may change now */
  changed(): void
  now(): number
  full(): boolean
  random(): number
  /** Files that the kernel makes up, below /proc and /sys. */
  view(path: string): string | undefined
  /** @returns false where the path is no such file */
  writeView(path: string, content: string): boolean
  removed(path: string, entry: Entry): void
  /** Told of every look at an entry. */
  looked(path: string, entry: Entry | undefined): void
  /** Told of every look at the names in a folder. */
  listed(folder: string, names: string): void
}

interface Unsynced {
  readonly before: Entry | undefined
  readonly at: number
}

/** The kernel writes back what is older, whoever asks for it (vm.dirty_expire_centisecs). */
const WRITTEN_BACK_MS = 30_000

const KERNELS = /^\/(proc|sys)(\/|$)/

const parents = new Map<string, string>()

/** The folder of a path. Paths are few, and looked up without end. */
function parent(path: string): string {
  const known = parents.get(path)
  if (known !== undefined) return known
  const folder = path.slice(0, path.lastIndexOf('/')) || '/'
  if (parents.size > 10_000) parents.clear()
  parents.set(path, folder)
  return folder
}

/** The files of one machine. Paths are absolute and tidy. */
export class Disk implements Files {
  readonly #entries: Tree
  readonly #unsynced: Cow<Unsynced>
  readonly #surface: Surface

  constructor(surface: Surface, entries: Tree, unsynced?: Cow<Unsynced>) {
    this.#surface = surface
    this.#entries = entries
    this.#unsynced = unsynced ?? new Cow(() => {})
  }

  fork(surface: Surface): Disk {
    return new Disk(
      surface,
      this.#entries.fork(surface.changed),
      this.#unsynced.fork(() => {}),
    )
  }

  /** The names in exactly this folder, with `/` between them. */
  names(folder: string): string {
    return this.#entries.names(folder)
  }

  /** What is at exactly this path. */
  at(path: string): Entry | undefined {
    return this.#entries.get(path)
  }

  #look(path: string): Entry | undefined {
    const entry = this.#entries.get(path)
    this.#surface.looked(path, entry)
    return entry
  }

  /** The path itself, links followed, whether or not there is anything. */
  resolve(path: string, depth = 0): string {
    const entry = this.#look(path)
    if (entry && entry.kind !== 'link') return path
    if (depth > 20) throw new FileError('Too many levels of symbolic links')
    if (entry) return this.resolve(this.#target(path, entry), depth + 1)
    if (path === '/' || KERNELS.test(path)) return path
    const above = parent(path)
    const folder = this.resolve(above, depth + 1)
    return folder === above
      ? path
      : this.resolve(`${folder}/${path.slice(above.length + 1)}`, depth + 1)
  }

  #target(path: string, { content }: Entry): string {
    if (content.startsWith('/')) return content
    const parts = `${parent(path)}/${content}`.split('/')
    const tidy: string[] = []
    for (const part of parts) {
      if (part === '..') tidy.pop()
      else if (part !== '' && part !== '.') tidy.push(part)
    }
    return `/${tidy.join('/')}`
  }

  entry(path: string): Entry | undefined {
    const entry = this.#look(path)
    return entry && entry.kind !== 'link' ? entry : this.#look(this.resolve(path))
  }

  /** The entry of the path itself, also where it is a link. */
  own(path: string): Entry | undefined {
    const above = parent(path)
    const folder = this.resolve(above)
    return this.#look(folder === above ? path : `${folder}/${path.slice(above.length + 1)}`)
  }

  kind(path: string): 'file' | 'folder' | undefined {
    const kind = this.entry(path)?.kind
    if (kind) return kind === 'folder' ? 'folder' : 'file'
    if (!KERNELS.test(path)) return path === '/' ? 'folder' : undefined
    const view = this.#surface.view(path)
    return view === undefined ? undefined : view === '/' ? 'folder' : 'file'
  }

  isLink(path: string): boolean {
    return this.own(path)?.kind === 'link'
  }

  read(path: string): string {
    const entry = this.entry(path)
    if (entry?.kind === 'file') return entry.content
    if (entry || path === '/') throw new FileError('Is a directory')
    const view = KERNELS.test(path) ? this.#surface.view(path) : undefined
    if (view === '/') throw new FileError('Is a directory')
    if (view === undefined) throw new FileError('No such file or directory')
    return view
  }

  size(path: string): number {
    return this.read(path).length
  }

  list(path: string): readonly string[] {
    const folder = this.resolve(path)
    if (this.kind(folder) !== 'folder') throw new FileError('No such file or directory')
    const names = this.#entries.names(folder)
    this.#surface.listed(folder, names)
    return names === '' ? [] : names.split('/')
  }

  write(path: string, content: string, mode = 0o644, objects?: Objects): void {
    const place = this.resolve(path)
    if (KERNELS.test(place)) {
      if (this.#surface.writeView(place, content)) return
      throw new FileError('Permission denied')
    }
    const before = this.#entries.get(place)
    if (before?.kind === 'folder') throw new FileError('Is a directory')
    if (!before && this.kind(parent(place)) !== 'folder')
      throw new FileError('No such file or directory')
    const full = this.#surface.full() && content.length > (before?.content.length ?? 0)
    const owned = before ?? { mode, user: 'root', group: 'root' }
    const { user, group } = owned
    this.put(place, {
      kind: 'file',
      content: full ? (before?.content ?? '') : content,
      mode: owned.mode,
      user,
      group,
      ...(objects && { objects }),
    })
    if (full) throw new FileError('No space left on device')
  }

  /** Puts an entry where it is told, without looking. */
  put(path: string, entry: Entry): void {
    if (!this.#unsynced.has(path))
      this.#unsynced.set(path, { before: this.#entries.get(path), at: this.#surface.now() })
    this.#entries.set(path, entry)
  }

  folder(path: string, mode = 0o755, user = 'root', group = user): void {
    const place = this.resolve(path)
    if (this.kind(place)) throw new FileError('File exists')
    if (this.kind(parent(place)) !== 'folder') throw new FileError('No such file or directory')
    if (this.#surface.full()) throw new FileError('No space left on device')
    this.#entries.set(place, { kind: 'folder', content: '', mode, user, group })
  }

  /** The same, with those above it. */
  folders(path: string, mode = 0o755): void {
    const place = this.resolve(path)
    if (place === '/' || this.kind(place) === 'folder') return
    this.folders(parent(place))
    this.folder(place, mode)
  }

  link(path: string, target: string): void {
    const entry = {
      kind: 'link',
      content: target,
      mode: 0o777,
      user: 'root',
      group: 'root',
    } as const
    this.#entries.set(path, entry)
  }

  /** Changes mode or owner. @throws FileError */
  amend(path: string, to: Partial<Pick<Entry, 'mode' | 'user' | 'group'>>): void {
    const place = this.resolve(path)
    const entry = this.#entries.get(place)
    if (!entry) throw new FileError('No such file or directory')
    this.#entries.set(place, { ...entry, ...to })
  }

  /** Puts one file in the place of another, at once. A file that replaces one is on the disk then (ext4's auto_da_alloc). */
  rename(from: string, to: string): void {
    const entry = this.#entries.get(from)
    if (!entry) throw new FileError('No such file or directory')
    const target = this.kind(to) === 'folder' ? `${to}/${from.slice(parent(from).length + 1)}` : to
    const before = this.#entries.get(target)
    const unsynced = this.#unsynced.get(from)
    this.#unsynced.delete(from)
    if (unsynced && !before) this.#unsynced.set(target, { before: undefined, at: unsynced.at })
    else this.#unsynced.delete(target)
    this.#entries.delete(from)
    this.#entries.set(target, entry)
  }

  /** Takes a file away, or a folder with all that is in it. */
  remove(path: string): void {
    for (const key of [...this.#entries.paths()])
      if (key === path || key.startsWith(`${path}/`)) {
        const entry = this.#entries.get(key) as Entry
        this.#entries.delete(key)
        this.#unsynced.delete(key)
        this.#surface.removed(key, entry)
      }
  }

  /** All paths below a folder. */
  below(path: string): readonly string[] {
    return [...this.#entries.paths()].filter(key => key.startsWith(`${path}/`))
  }

  /** fsync(2) of one file, or of everything. */
  sync(path?: string): void {
    if (path === undefined) this.#unsynced.clear()
    else this.#unsynced.delete(this.resolve(path))
  }

  /** What a power cut does to files that were written shortly before: kept, empty, or never written. */
  tear(): void {
    const { now, random } = this.#surface
    for (const [path, { before, at }] of this.#unsynced.entries()) {
      const entry = this.#entries.get(path)
      if (!entry || entry.objects || now() - at > WRITTEN_BACK_MS) continue
      const fate = random()
      if (fate < 0.4) continue
      if (fate < 0.7 && !before) this.#entries.set(path, { ...entry, content: '' })
      else if (before) this.#entries.set(path, before)
      else this.#entries.delete(path)
    }
    this.#unsynced.clear()
  }
}
