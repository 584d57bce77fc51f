import type { Catalogue } from '../catalogue.ts'
import { cluster } from './steps/cluster.ts'
import { explainedCluster } from './steps/explained-cluster.ts'
import { explainedMachine } from './steps/explained-machine.ts'
import { firewall } from './steps/firewall.ts'
import { machine } from './steps/machine.ts'

/** The texts of `src/steps`. */
export const steps: Catalogue = {
  ...cluster,
  ...explainedCluster,
  ...explainedMachine,
  ...firewall,
  ...machine,
}
