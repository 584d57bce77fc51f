import type { Check } from '../core/check.ts'
import { downloads } from './downloads.ts'
import { checks } from './index.ts'
import { login } from './login.ts'
import { names } from './names.ts'
import { peerPorts } from './peer-ports.ts'
import { portsFree } from './ports-free.ts'
import { hostFirewall, kernelModules, swap } from './preparation.ts'
import { uniqueHardware } from './unique-hardware.ts'

/**
 * All that `check` looks at, by round trips: more than what `up` and `plan` wait for. The last one goes to all hosts at
 * the same time.
 */
export const preflight: readonly (readonly Check[])[] = [
  [
    login,
    ...checks,
    names,
    uniqueHardware,
    kernelModules,
    swap,
    hostFirewall,
    portsFree,
    downloads,
  ],
  [peerPorts],
]
