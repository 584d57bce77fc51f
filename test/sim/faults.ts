import type { Call } from './attempt.ts'
import type { SimHost } from './host.ts'
import type { Machine } from './machine/machine.ts'
import type { World } from './world.ts'

/** What can go wrong while slipway is at work. `ms` is how long it lasts, where it lasts. */
export const FAULTS = {
  /** `kill -9` of slipway. */
  kill: ({ calls }) => {
    for (const { controller } of calls) controller.kill()
  },
  /** Ctrl-C: what is at work is finished. */
  interrupt: ({ call }) => call.controller.interrupt(),
  /** Ctrl-C twice: slipway lets go of it. */
  'interrupt-twice': ({ world, call, ms }) => {
    call.controller.interrupt()
    world.timeline.after(ms, 'Ctrl-C again', () => call.controller.kill())
  },
  /** The machine that slipway runs on loses power. */
  'laptop-power': ({ world, calls, call }) => {
    const { laptop } = call.controller
    for (const { controller } of calls) if (controller.laptop === laptop) controller.kill()
    laptop.disk.powerCut(world.dice)
    laptop.boots++
  },
  /** Its lid is closed for a while. */
  'laptop-sleeps': ({ world, call, ms }) => {
    call.controller.asleepUntil = world.now() + Math.min(20 * ms, 3_600_000)
    for (const connection of call.controller.connections)
      if (world.dice.chance(0.5)) connection.cut()
  },
  'laptop-disk-full': ({ world, call, ms }) => {
    const { disk } = call.controller.laptop
    disk.full = true
    world.timeline.after(ms, 'the laptop has space again', () => {
      disk.full = false
    })
  },
  /** The connections to one host are reset. */
  cut: ({ call, host }) => {
    for (const connection of call.controller.connections)
      if (connection.name === host.name && connection.open) connection.cut()
  },
  /** The connections to all hosts are reset. */
  'cut-all': ({ call }) => {
    for (const connection of call.controller.connections) if (connection.open) connection.cut()
  },
  /** Nothing gets through to a host for a while. */
  partition: ({ world, call, host, ms }) => {
    world.link(call.controller.laptop.name, host.name).downUntil = world.now() + ms
    call.controller.goSilent(host.name)
  },
  /** Nothing gets through between two hosts for a while. */
  split: ({ world, host, ms }) => {
    const other = world.dice.pick([...world.hosts.keys()])
    if (other !== host.name) world.link(host.name, other).downUntil = world.now() + ms
  },
  /** All takes longer on its way, so that answers of two hosts come in another order. */
  late: ({ world, call, host, ms }) => {
    const link = world.link(call.controller.laptop.name, host.name)
    link.lagUntil = world.now() + ms
    link.lag = world.dice.between(500, 20_000)
  },
  /** The next program arrives twice. */
  twice: ({ world }) => {
    world.duplicateNext = true
  },
  /** A host loses power, and starts again. */
  power: stage => restart(stage, 30_000, false),
  /** The same, and what was just written is empty or as it was before. */
  'power-torn': stage => restart(stage, 30_000, true),
  /** All hosts lose power at once. */
  blackout: stage => {
    for (const host of stage.world.hosts.values()) restart({ ...stage, host }, 30_000, false)
  },
  /** A host is told to restart: its connections are closed properly. */
  reboot: stage => {
    for (const connection of stage.call.controller.connections)
      if (connection.name === stage.host.name && connection.open) connection.cut()
    restart(stage, 15_000, false)
  },
  'disk-full': ({ world, machine, host, ms }) => {
    machine.conditions.diskFull = true
    world.timeline.after(ms, `${host.name} has space again`, () => {
      machine.conditions.diskFull = false
    })
  },
  /** Somebody else installs packages. */
  'package-lock': ({ world, machine, ms }) => {
    machine.conditions.packageLockedUntil = world.now() + ms
  },
  /** The package mirror fails every other request. */
  'mirror-fails': ({ world, machine, ms }) => {
    const until = world.now() + ms
    machine.conditions.mirror = () => (world.now() < until && world.dice.chance(0.5) ? '503' : 'ok')
  },
  'mirror-gone': ({ world, machine, ms }) => {
    const until = world.now() + ms
    machine.conditions.mirror = () => (world.now() < until ? 'gone' : 'ok')
  },
  'registry-fails': ({ world, machine, ms }) => {
    const until = world.now() + ms
    machine.conditions.registry = () =>
      world.now() < until && world.dice.chance(0.5) ? '503' : 'ok'
  },
  /** A host's clock jumps, and is set right after a while. */
  clock: ({ world, machine, host, ms }) => {
    machine.conditions.clockOffset = Math.round(world.dice.between(-3_600_000, 3_600_000))
    world.timeline.after(ms, `the clock of ${host.name} is right again`, () => {
      machine.conditions.clockOffset = 0
    })
  },
  'kubelet-crashes': ({ world, machine, ms }) => {
    machine.conditions.kubeletCrashesUntil = world.now() + ms
  },
  'swap-on': ({ machine, host }) => {
    if (host.on) machine.alter(live => live.swaps.add('/swapfile'))
  },
  /** For a while, join tokens are gone a moment after they were made. */
  'token-gone': ({ world, ms }) => {
    const { conditions } = world.hardware('master')
    conditions.tokenMs = world.dice.between(0, 8000)
    world.timeline.after(30_000 + ms, 'join tokens stay', () => {
      conditions.tokenMs = undefined
    })
  },
} satisfies Record<string, (stage: Stage) => void>

export type FaultKind = keyof typeof FAULTS

export const KINDS = Object.keys(FAULTS) as FaultKind[]

/** Something that goes wrong before the point of a run, counted from 1. */
export interface Fault {
  readonly kind: FaultKind
  readonly point: number
  /** Number of the host it is about, in the order of cluster.yaml. */
  readonly host: number
  readonly ms: number
}

/** Where a fault strikes. */
export interface Stage {
  readonly world: World<Machine>
  /** All slipways that were started, and the one that this is about. */
  readonly calls: readonly Call[]
  readonly call: Call
  readonly host: SimHost
  readonly machine: Machine
  readonly ms: number
}

function restart({ world, host, calls, ms }: Stage, least: number, torn: boolean): void {
  if (!host.on) return
  const off = least + ms / 10
  host.powerCut(torn)
  for (const { controller } of calls)
    for (const connection of controller.connections)
      if (connection.name === host.name) connection.open = false
  for (const { controller } of calls)
    controller.goSilent(host.name, world.dice.between(1000, Math.min(45_000, off + 15_000)))
  world.timeline.after(off, `${host.name} starts`, () => host.boot(world.dice.between(0, 5000)))
}

/** Everything that was wrong is right again; what has lost power starts. */
export function mend(world: World<Machine>): void {
  for (const { disk } of world.laptops.values()) disk.full = false
  world.duplicateNext = false
  world.heal()
  for (const [name, host] of world.hosts) {
    const { conditions } = world.hardware(name)
    conditions.diskFull = false
    conditions.packageLockedUntil = 0
    conditions.mirror = () => 'ok'
    conditions.registry = () => 'ok'
    conditions.clockOffset = 0
    conditions.kubeletCrashesUntil = 0
    conditions.tokenMs = undefined
    if (!host.on) host.boot(0)
  }
}
