import { runProgram } from '../shell/run.ts'
import { Shell } from '../shell/shell.ts'
import {
  Gathered,
  Input,
  type Program,
  type Steps,
  type System,
  type Tick,
} from '../shell/system.ts'
import { Look, type Part, recall, remember, watched } from './answers.ts'
import { settle } from './cluster/settle.ts'
import { Cow } from './cow.ts'
import { Disk, type Entry, type Surface } from './disk.ts'
import { type Flavour, furnished, INSTALLED } from './flavour.ts'
import { view, writeView } from './kernel.ts'
import { altered, Clockwork, Live } from './live.ts'
import { isWhole } from './objects.ts'
import { programOf } from './programs/index.ts'
import { start } from './units.ts'

export type { Steps, Tick } from '../shell/system.ts'

/** What a host answered. */
export interface Said {
  readonly code: number
  readonly stdout: string
}

/** What a machine is given from outside. */
export interface Surroundings {
  /** Virtual ms since 1970. */
  now(): number
  machine(name: string): Machine | undefined
  byAddress(address: string): Machine | undefined
  /** False while a link is cut. */
  linked(from: Machine, to: Machine): boolean
  /** Seeded; from 0 to 1. */
  random(): number
}

/** Troubles from outside. */
export interface Conditions {
  diskFull: boolean
  /** Until then another program holds the lock of the package manager; virtual ms. */
  packageLockedUntil: number
  /** Asked for each request to a package repository. */
  mirror(): 'ok' | '503' | 'gone'
  /** Asked for each image that is pulled. */
  registry(): 'ok' | '503' | 'gone'
  /** How far this machine's clock is ahead, in ms. */
  clockOffset: number
  kubeletCrashesUntil: number
  /** How long a join token lives, whatever was written into it; undefined: as was written. */
  tokenMs: number | undefined
}

export interface Package {
  readonly version: string
  /** Of dpkg; rpm's are always installed. */
  readonly status: 'installed' | 'unpacked' | 'half-installed'
  readonly held?: boolean
}

const ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  HOME: '/root',
}

const WELL: Conditions = {
  diskFull: false,
  packageLockedUntil: 0,
  mirror: () => 'ok',
  registry: () => 'ok',
  clockOffset: 0,
  kubeletCrashesUntil: 0,
  tokenMs: undefined,
}

/** A machine that exists only in memory: its files, what runs on it, and the programs that slipway calls. */
export class Machine implements System {
  readonly name: string
  readonly flavour: Flavour
  readonly address: string
  readonly around: Surroundings
  readonly conditions: Conditions
  /** What was done that the history of a run is judged by: `kubeadm init ended well`, … */
  readonly deeds: string[] = []
  readonly files: Disk
  on = true
  /** Another one after each change. */
  version: object = {}
  /** When it was seen to last that all is done which was due, and in which state it was then. */
  settled: { readonly now: number; readonly version: object } | undefined
  /** While a question is answered, nothing may change. */
  #asking = false
  #look: Look | undefined
  clockwork = new Clockwork()
  #live = new Live()
  readonly #packages: Cow<Package>
  readonly #images: Cow<true>

  constructor(
    name: string,
    flavour: Flavour,
    address: string,
    around: Surroundings,
    from?: Machine,
  ) {
    this.name = name
    this.flavour = flavour
    this.address = address
    this.around = around
    this.conditions = { ...(from?.conditions ?? WELL) }
    this.files = from
      ? from.files.fork(this.#surface())
      : new Disk(this.#surface(), furnished(flavour, name).fork(this.#changed))
    this.#packages = (from ? from.#packages : INSTALLED[flavour]).fork(this.#changed)
    this.#images = from ? from.#images.fork(this.#changed) : new Cow(this.#changed)
    if (from) {
      this.deeds.push(...from.deeds)
      this.#live = from.#live
      this.clockwork = new Clockwork(from.clockwork)
      this.on = from.on
      this.version = from.version
    } else {
      start(this)
      this.files.sync()
    }
  }

  readonly #changed = () => {
    if (this.#asking) throw new Error(`${this.name}: a question changes something`)
    this.version = {}
  }

  #surface(): Surface {
    return {
      changed: this.#changed,
      now: () => this.around.now(),
      full: () => this.conditions.diskFull,
      random: () => this.around.random(),
      view: path => view(this, path),
      writeView: (path, content) => writeView(this, path, content),
      removed: (_, entry) => this.#removed(entry),
      looked: (path, entry) => void this.#look?.files.set(path, entry),
      listed: (folder, names) => void this.#look?.parts.set(`names ${folder}`, names),
    }
  }

  #removed({ objects }: Entry): void {
    if (objects)
      this.deeds.push(
        isWhole(objects) ? 'lost a whole control plane' : 'lost a control plane in the making',
      )
  }

  /** Changes what is only known while the machine runs. */
  alter(change: (live: Live) => void): void {
    this.#changed()
    this.#live = altered(this.#live, change)
  }

  get live(): Live {
    return this.#look ? watched(this.#live, this.#look) : this.#live
  }

  get packages(): Cow<Package> {
    this.#look?.parts.set('packages', this.#packages.state)
    return this.#packages
  }

  /** Whether nothing more fits on its disk. */
  get isFull(): boolean {
    this.#look?.parts.set('full', this.conditions.diskFull)
    return this.conditions.diskFull
  }

  get images(): Cow<true> {
    this.#look?.parts.set('images', this.#images.state)
    return this.#images
  }

  /** Stands for the present state of one of its parts. */
  state(part: Part): unknown {
    if (part === 'packages') return this.#packages.state
    if (part === 'images') return this.#images.state
    if (part === 'full') return this.conditions.diskFull
    if (isNames(part)) return this.files.names(part.slice('names '.length))
    return this.#live[part]
  }

  program(name: string): Program | undefined {
    const program = programOf(name, this)
    return program && (call => program(this, call))
  }

  /** This machine's clock, in ms since 1970. What looks at it is asked anew each time. */
  clock(): number {
    if (this.#look) this.#look.fleeting = true
    return this.around.now() + this.conditions.clockOffset
  }

  /** Called by what looks beyond this machine: its answer may change while the machine does not. */
  fleeting(): void {
    if (this.#look) this.#look.fleeting = true
  }

  /** One question of askAll, in a subshell without input. Changes nothing. */
  answer(question: string): Said {
    settle(this)
    // What such a kubelet is like depends on the time.
    const usual = this.conditions.kubeletCrashesUntil <= this.around.now()
    const known = usual ? recall(this, question) : undefined
    if (known) return known
    const stdout = new Gathered()
    const streams = { in: new Input(), out: stdout.out, err: () => {} }
    const look = new Look()
    this.#asking = true
    this.#look = look
    try {
      const code = atOnce(runProgram(question, new Shell(this, ENVIRONMENT), streams))
      const said = { code, stdout: stdout.text }
      if (usual) remember(this, question, said, look)
      return said
    } finally {
      this.#asking = false
      this.#look = undefined
    }
  }

  /** A program as root in /. Yields before each command that changes something or takes time. */
  *execute(program: string, out: (text: string) => void): Generator<Tick, number> {
    settle(this)
    const streams = { in: new Input(), out, err: out }
    const steps = runProgram(program, new Shell(this, ENVIRONMENT), streams)
    for (;;) {
      const step = steps.next()
      settle(this)
      if (step.done) return step.value
      yield step.value
      settle(this)
    }
  }

  /** Whatever is not on the disk is gone; with `torn`, files that were written shortly before may be empty or old. */
  powerCut({ torn = false }: { readonly torn?: boolean } = {}): void {
    settle(this)
    this.on = false
    this.#changed()
    for (const folder of ['/run', '/tmp'])
      for (const path of this.files.below(folder)) this.files.remove(path)
    if (torn) this.files.tear()
    this.#live = new Live()
    const { kubelets } = this.clockwork
    this.clockwork = new Clockwork()
    for (const name of kubelets) this.clockwork.kubelets.add(name)
  }

  /** Starts again: what is enabled runs. */
  boot(): void {
    if (this.on) return
    this.on = true
    start(this)
    settle(this)
  }

  /** The same machine in other surroundings. The two share nothing that changes. */
  fork(around: Surroundings): Machine {
    return new Machine(this.name, this.flavour, this.address, around, this)
  }
}

const isNames = (part: Part): part is `names ${string}` => part.startsWith('names ')

/** Runs steps without waiting. */
function atOnce(steps: Steps<number>): number {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
