import type { Catalogue } from '../catalogue.ts'
import { addressOnNic } from './checks/address-on-nic.ts'
import { capacity } from './checks/capacity.ts'
import { clock } from './checks/clock.ts'
import { cloudInit } from './checks/cloud-init.ts'
import { downloads } from './checks/downloads.ts'
import { login } from './checks/login.ts'
import { names } from './checks/names.ts'
import { peerPorts } from './checks/peer-ports.ts'
import { portsFree } from './checks/ports-free.ts'
import { preparation } from './checks/preparation.ts'
import { system } from './checks/system.ts'
import { uniqueHardware } from './checks/unique-hardware.ts'
import { uniqueIdentity } from './checks/unique-identity.ts'
import { workersLeft } from './checks/workers-left.ts'

/** The texts of `src/checks`. */
export const checks: Catalogue = {
  ...addressOnNic,
  ...capacity,
  ...clock,
  ...cloudInit,
  ...downloads,
  ...login,
  ...names,
  ...peerPorts,
  ...portsFree,
  ...preparation,
  ...system,
  ...uniqueHardware,
  ...uniqueIdentity,
  ...workersLeft,
}
