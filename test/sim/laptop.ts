import type { Dice } from './dice.ts'

interface SimFile {
  text: string
  /** How much of it a power cut leaves. */
  safe: number
}

const error = (code: string, path: string) =>
  Object.assign(new Error(`${code}: ${path}`), { code }) as NodeJS.ErrnoException

/** The disk of a machine that slipway runs on. Folders are not kept: a file is there or not. */
export class SimDisk {
  readonly files = new Map<string, SimFile>()
  full = false

  read(path: string): string {
    return this.#at(path).text
  }

  /** All or nothing, but for a full disk: that takes what fits. */
  append(path: string, text: string, dice: Dice): void {
    const file = this.files.get(path) ?? this.#make(path)
    if (!this.full) {
      file.text += text
      return
    }
    file.text += text.slice(0, dice.below(text.length))
    throw error('ENOSPC', path)
  }

  open(path: string): void {
    if (!this.files.has(path)) this.#make(path)
  }

  sync(path: string): void {
    const file = this.files.get(path)
    if (file) file.safe = file.text.length
  }

  create(path: string, text: string): void {
    if (this.files.has(path)) throw error('EEXIST', path)
    if (this.full) {
      this.files.set(path, { text: '', safe: 0 })
      throw error('ENOSPC', path)
    }
    this.files.set(path, { text, safe: text.length })
  }

  list(folder: string): string[] {
    const inside = [...this.files.keys()].filter(path => path.startsWith(`${folder}/`))
    return [...new Set(inside.map(path => path.slice(folder.length + 1).split('/')[0] as string))]
  }

  link(from: string, to: string): void {
    if (this.files.has(to)) throw error('EEXIST', to)
    if (this.full) throw error('ENOSPC', to)
    this.files.set(to, this.#at(from))
  }

  rename(from: string, to: string): void {
    this.files.set(to, this.#at(from))
    this.files.delete(from)
  }

  remove(path: string): void {
    for (const name of this.files.keys())
      if (name === path || name.startsWith(`${path}/`)) this.files.delete(name)
  }

  powerCut(dice: Dice): void {
    for (const file of this.files.values()) {
      const lost = file.text.length - file.safe
      if (lost > 0) file.text = file.text.slice(0, file.safe + dice.below(lost + 1))
      file.safe = file.text.length
    }
  }

  fork(): SimDisk {
    const disk = new SimDisk()
    const copies = new Map<SimFile, SimFile>()
    for (const [path, file] of this.files) {
      const copy = copies.get(file) ?? { ...file }
      copies.set(file, copy)
      disk.files.set(path, copy)
    }
    return disk
  }

  #make(path: string): SimFile {
    if (this.full) throw error('ENOSPC', path)
    const file = { text: '', safe: 0 }
    this.files.set(path, file)
    return file
  }

  #at(path: string): SimFile {
    const file = this.files.get(path)
    if (!file) throw error('ENOENT', path)
    return file
  }
}

/** A machine that slipway runs on: its disk, and which processes live. */
export class Laptop {
  readonly name: string
  readonly disk: SimDisk
  readonly alive = new Set<number>()
  boots = 0
  #pids = 1000

  constructor(name: string, disk = new SimDisk()) {
    this.name = name
    this.disk = disk
  }

  spawn(): number {
    const pid = ++this.#pids
    this.alive.add(pid)
    return pid
  }

  /** A copy without its processes. */
  fork(): Laptop {
    const laptop = new Laptop(this.name, this.disk.fork())
    laptop.#pids = this.#pids
    laptop.boots = this.boots
    return laptop
  }
}
