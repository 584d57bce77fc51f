import type { Catalogue } from '../catalogue.ts'
import { codes } from './causes/codes.ts'
import { joining } from './causes/joining.ts'
import { kubectl } from './causes/kubectl.ts'
import { kubelet } from './causes/kubelet.ts'
import { machine } from './causes/machine.ts'
import { network } from './causes/network.ts'
import { packages } from './causes/packages.ts'
import { preflight } from './causes/preflight.ts'
import { runtime } from './causes/runtime.ts'

/** The texts of `src/causes`. */
export const causes: Catalogue = {
  ...codes,
  ...joining,
  ...kubectl,
  ...kubelet,
  ...machine,
  ...network,
  ...packages,
  ...preflight,
  ...runtime,
}
