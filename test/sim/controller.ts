import type { Clock } from '../../src/core/clock.ts'
import { randomHex } from '../../src/core/clock.ts'
import type { Host } from '../../src/core/host.ts'
import type { Disk } from '../../src/journal/disk.ts'
import type { Here } from '../../src/journal/here.ts'
import { interrupted, onAbort } from '../../src/transport/interrupt.ts'
import { StageTimeout, sshProblem } from '../../src/transport/ssh-problem.ts'
import type { Connect, Transport } from '../../src/transport/transport.ts'
import { Connection, KEEPALIVE_MS } from './connection.ts'
import type { Dice } from './dice.ts'
import type { Laptop } from './laptop.ts'
import type { World } from './world.ts'

const CONNECT_MS = 10_000

/** A process of slipway: it lives on a laptop until it ends or is killed, and what it waits for then never comes. */
export class Controller {
  readonly pid: number
  readonly laptop: Laptop
  readonly connections = new Set<Connection>()
  readonly stop = new AbortController()
  readonly dead: Promise<void>
  alive = true
  /** Until when the laptop sleeps, in virtual ms. */
  asleepUntil = 0
  readonly #world: World
  readonly #dice: Dice
  #die = () => {}

  constructor(world: World, laptop: Laptop) {
    this.#world = world
    this.#dice = world.dice.split()
    this.laptop = laptop
    this.pid = laptop.spawn()
    this.dead = new Promise(resolve => {
      this.#die = resolve
    })
  }

  /** `kill -9`. */
  kill(): void {
    if (!this.alive) return
    this.#world.say(`slipway ${this.pid} on ${this.laptop.name} is killed`)
    this.alive = false
    this.laptop.alive.delete(this.pid)
    for (const connection of this.connections) connection.open = false
    this.#world.stirred = true
    this.#die()
  }

  /** Ctrl-C. */
  interrupt(): void {
    this.#world.stirred = true
    this.stop.abort()
  }

  /** Lets the process go on with something; once its laptop is awake, and never when it is dead. */
  notice(act: () => void): void {
    if (!this.alive) return
    const { timeline } = this.#world
    if (this.asleepUntil > timeline.now) {
      timeline.after(this.asleepUntil - timeline.now, `${this.laptop.name} wakes`, () =>
        this.notice(act),
      )
      return
    }
    this.#world.stirred = true
    act()
  }

  readonly clock: Clock = {
    now: () => Math.floor(this.#world.now()),
    monotonic: () => this.#world.now(),
    random: bytes => this.#dice.bytes(bytes),
    pause: (ms, signal) =>
      new Promise((resolve, reject) => {
        const take = this.#world.timeline.after(ms, 'pause ends', () =>
          this.notice(() => {
            forget()
            resolve()
          }),
        )
        const forget = onAbort(signal, () => {
          take()
          reject(signal?.reason)
        })
      }),
  }

  get here(): Here {
    const { laptop } = this
    return {
      disk: this.#disk(),
      owner: async command => ({
        id: randomHex(this.clock, 8),
        pid: this.pid,
        start: `${this.pid}@${laptop.boots}`,
        machine: laptop.name,
        user: 'ann',
        since: this.clock.now(),
        command,
      }),
      isAlive: async owner =>
        owner.machine !== laptop.name ||
        (laptop.alive.has(owner.pid) && owner.start === `${owner.pid}@${laptop.boots}`),
    }
  }

  readonly connect: Connect = (host, signal) => {
    if (signal?.aborted) return Promise.reject(interrupted(host.name, signal))
    return new Promise((resolve, reject) => {
      let settled = false
      const settle = (act: () => void) =>
        this.notice(() => {
          if (settled) return
          settled = true
          forget()
          act()
        })
      const forget = onAbort(signal, () => settle(() => reject(interrupted(host.name, signal))))
      this.#dial(
        host,
        transport => settle(() => resolve(transport)),
        error => settle(() => reject(sshProblem({ host, stage: 'tcp', error }))),
      )
    })
  }

  #dial(host: Host, open: (t: Transport) => void, fail: (error: Error) => void): void {
    const { timeline } = this.#world
    const sim = this.#world.host(host.name)
    const link = this.#world.link(this.laptop.name, host.name)
    const silent = () =>
      timeline.after(CONNECT_MS, `${host.name} does not answer`, () =>
        fail(new StageTimeout('tcp', CONNECT_MS)),
      )
    if (link.downUntil > timeline.now || !sim.on) {
      silent()
      return
    }
    timeline.after(4 * this.#world.latency(link), `${host.name} <- connect`, () => {
      if (link.downUntil > timeline.now || !sim.on) silent()
      else if (sim.upAt > timeline.now)
        fail(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))
      else if (this.alive) {
        const connection = new Connection(this.#world, this, host, sim, link)
        this.connections.add(connection)
        open(connection)
      }
    })
  }

  /** Each operation takes a moment, in which anything may happen. */
  #disk(): Disk {
    const { disk } = this.laptop
    const then = <T>(what: string, act: () => T) =>
      new Promise<T>((resolve, reject) => {
        this.#world.timeline.after(this.#dice.between(0.1, 2), what, () =>
          this.notice(() => {
            try {
              resolve(act())
            } catch (error) {
              reject(error)
            }
          }),
        )
      })
    return {
      makeFolder: () => Promise.resolve(),
      open: path =>
        then(`open ${path}`, () => {
          disk.open(path)
          return {
            endsLine: async () => /(^|\n)$/.test(disk.read(path)),
            append: text => then(`append ${path}`, () => disk.append(path, text, this.#dice)),
            sync: () => then(`sync ${path}`, () => disk.sync(path)),
            close: () => Promise.resolve(),
          }
        }),
      create: (path, text) => then(`create ${path}`, () => disk.create(path, text)),
      append: (path, text) => then(`append ${path}`, () => disk.append(path, text, this.#dice)),
      read: path => then(`read ${path}`, () => disk.read(path)),
      list: path => then(`list ${path}`, () => disk.list(path)),
      link: (from, to) => then(`link ${to}`, () => disk.link(from, to)),
      rename: (from, to) => then(`rename ${from}`, () => disk.rename(from, to)),
      remove: path => then(`remove ${path}`, () => disk.remove(path)),
    }
  }

  /** Connections to a host whose other end no longer answers: learnt by the missing signs of life. */
  goSilent(host: string, within = KEEPALIVE_MS): void {
    for (const connection of this.connections) {
      if (connection.name !== host || connection.over) continue
      this.#world.timeline.after(within, `${host} silent`, () => {
        if (!connection.open || connection.link.downUntil > this.#world.now())
          connection.lose('Keepalive timeout')
      })
    }
  }
}
