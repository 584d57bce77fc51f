import type { Cause } from './cause.ts'
import { joining } from './joining.ts'
import { kubectl } from './kubectl.ts'
import { kubelet } from './kubelet.ts'
import { machine } from './machine.ts'
import { network } from './network.ts'
import { packages } from './packages.ts'
import { preflight } from './preflight.ts'
import { runtime } from './runtime.ts'

/** Every cause that slipway knows. Where a line fits two, the one that stands first counts. */
export const causes: readonly Cause[] = [
  ...machine,
  ...packages,
  ...runtime,
  ...preflight,
  ...kubelet,
  ...joining,
  ...network,
  ...kubectl,
]

/** Those that a journal, too, proves: it is full of general complaints while all goes well. */
export const specific: readonly Cause[] = causes.filter(cause => !cause.general)
