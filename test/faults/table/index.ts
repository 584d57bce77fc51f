import type { Fault } from '../fault.ts'
import { cluster } from './cluster.ts'
import { disks } from './disks.ts'
import { init } from './init.ts'
import { join } from './join.ts'
import { kills } from './kills.ts'
import { machines } from './machines.ts'
import { operator } from './operator.ts'
import { supplies } from './supplies.ts'

/** Everything that is made to go wrong. */
export const faults: readonly Fault[] = [
  ...kills,
  ...machines,
  ...supplies,
  ...disks,
  ...operator,
  ...init,
  ...join,
  ...cluster,
]
