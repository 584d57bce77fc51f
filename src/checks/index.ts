import type { Check } from '../core/check.ts'
import { addressOnNic } from './address-on-nic.ts'
import { capacity } from './capacity.ts'
import { clock } from './clock.ts'
import { cloudInit } from './cloud-init.ts'
import { system } from './system.ts'
import { uniqueIdentity } from './unique-identity.ts'

/** What must be so of the machines before anything is changed on them. */
export const checks: readonly Check[] = [
  system,
  addressOnNic,
  uniqueIdentity,
  clock,
  capacity,
  cloudInit,
]
