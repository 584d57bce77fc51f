import type { Host } from '../../src/core/host.ts'
import { Dice } from './dice.ts'
import type { Hardware } from './hardware.ts'
import { SimHost } from './host.ts'
import { Laptop } from './laptop.ts'
import { Timeline } from './timeline.ts'

/** 2020-09-21 08:00 UTC. */
const BEGIN = 1_600_675_200_000

/** The way between a laptop and a host, or between two hosts. */
export interface Link {
  /** Until when nothing gets through, in virtual ms. */
  downUntil: number
  /** Until when everything takes `lag` ms longer. */
  lagUntil: number
  lag: number
}

/** What A's machines want to know of the world around them. */
export interface Around<M> {
  now(): number
  machine(name: string): M | undefined
  byAddress(address: string): M | undefined
  linked(from: { readonly name: string }, to: { readonly name: string }): boolean
  random(): number
}

export type MakeHardware<M extends Hardware> = (host: Host, around: Around<M>) => M

/** Called before each thing that happens, numbered from 1 on. */
export type Strike = (point: number, what: string) => void

/** Everything outside slipway: virtual time, laptops, links, hosts. */
export class World<M extends Hardware = Hardware> implements Around<M> {
  readonly dice: Dice
  readonly timeline: Timeline
  readonly hosts = new Map<string, SimHost>()
  readonly laptops = new Map<string, Laptop>()
  readonly #links = new Map<string, Link>()
  readonly #machines = new Map<string, M>()
  readonly #addresses = new Map<string, M>()
  /** The next program that arrives at a host arrives twice. */
  duplicateNext = false
  /** Somebody has put an object of their own into the cluster. */
  dear = false
  /** Secrets of bootstrap tokens that reached a host. */
  readonly secrets = new Set<string>()
  strike: Strike = () => {}
  /** Something was told to a controller, which may act on it before anything else happens. */
  stirred = true
  points = 0
  /** Told all that happens, when somebody wants to read it. */
  trace: ((line: string) => void) | undefined

  constructor(seed: number, now = BEGIN) {
    this.dice = new Dice(seed)
    this.timeline = new Timeline(now, this.dice.split())
  }

  static of<M extends Hardware>(
    seed: number,
    hosts: readonly Host[],
    make: MakeHardware<M>,
  ): World<M> {
    const world = new World<M>(seed)
    for (const host of hosts) world.#add(host.name, host.address, make(host, world))
    return world
  }

  /** The same world at the same time, with other chances to come and no controller. What is at work there stops. */
  fork(seed: number, fork: (machine: M, around: Around<M>) => M): World<M> {
    const world = new World<M>(seed, this.timeline.now)
    const addresses = new Map([...this.#addresses].map(([address, m]) => [m.name, address]))
    for (const [name, machine] of this.#machines) {
      world.#add(name, addresses.get(name) as string, fork(machine, world))
      world.host(name).remember(this.host(name))
    }
    world.dear = this.dear
    for (const [name, laptop] of this.laptops) world.laptops.set(name, laptop.fork())
    return world
  }

  #add(name: string, address: string, machine: M): void {
    this.#machines.set(name, machine)
    this.#addresses.set(address, machine)
    this.hosts.set(name, new SimHost(name, machine, this.timeline))
  }

  now = (): number => this.timeline.now
  random = (): number => this.dice.next()
  machine = (name: string): M | undefined => this.#machines.get(name)
  byAddress = (address: string): M | undefined => this.#addresses.get(address)
  linked = (from: { readonly name: string }, to: { readonly name: string }): boolean =>
    this.link(from.name, to.name).downUntil <= this.now()

  hardware(name: string): M {
    const machine = this.#machines.get(name)
    if (!machine) throw new Error(`there is no machine ${name}`)
    return machine
  }

  host(name: string): SimHost {
    const host = this.hosts.get(name)
    if (!host) throw new Error(`there is no host ${name}`)
    return host
  }

  laptop(name: string): Laptop {
    const known = this.laptops.get(name)
    if (known) return known
    const fresh = new Laptop(name)
    this.laptops.set(name, fresh)
    return fresh
  }

  link(a: string, b: string): Link {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`
    const known = this.#links.get(key)
    if (known) return known
    const fresh = { downUntil: 0, lagUntil: 0, lag: 0 }
    this.#links.set(key, fresh)
    return fresh
  }

  /** Everything gets through again, at once. */
  heal(): void {
    for (const link of this.#links.values()) {
      link.downUntil = 0
      link.lagUntil = 0
    }
  }

  /** ms that a message takes on its way now. */
  latency(link: Link): number {
    const way = this.dice.between(0.2, 20)
    return link.lagUntil > this.now() ? way + this.dice.next() * link.lag : way
  }

  get idle(): boolean {
    return this.timeline.idle
  }

  say(line: string): void {
    this.trace?.(line)
  }

  /** Lets time go on until `ended` says so, or nothing happens any more. False for the latter, and when `until` has come. */
  async run(ended: () => boolean, until = Number.POSITIVE_INFINITY): Promise<boolean> {
    for (;;) {
      if (this.stirred) {
        this.stirred = false
        await turn()
      }
      if (ended()) return true
      const next = this.timeline.next()
      if (!next || next.at > until) return false
      this.points++
      this.strike(this.points, next.what)
      // What strikes may have taken it back.
      if (next.cancelled) continue
      this.trace?.(next.what)
      next.run()
    }
  }

  /** Lets so many ms go by, whatever happens meanwhile. */
  async rest(ms: number): Promise<void> {
    let over = false
    this.timeline.after(ms, 'rest', () => {
      over = true
    })
    await this.run(() => over)
  }
}

/** Until all that can go on without time going by has done so: node comes to its ticks when no promise is left to settle. */
const turn = () => new Promise<void>(resolve => process.nextTick(resolve))
