import type { Machine } from './machine/machine.ts'
import type { World } from './world.ts'

/** All that slipway is answerable for on the machines of a world, as texts by name. */
export function portrait(world: World<Machine>): Map<string, string> {
  return new Map([...world.hosts.keys()].flatMap(name => of(world.hardware(name))))
}

function of(machine: Machine): [string, string][] {
  void machine
  return []
}
