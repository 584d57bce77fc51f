import type { Step } from '../core/step.ts'
import { containerRuntime } from './container-runtime.ts'
import { controlPlane } from './control-plane.ts'
import { firewall } from './firewall.ts'
import { firewallManaged } from './firewall-managed.ts'
import { hostname } from './hostname.ts'
import { hostsFile } from './hosts-file.ts'
import { images } from './images.ts'
import { kernelModules } from './kernel-modules.ts'
import { kubePackages } from './kube-packages.ts'
import { kubeconfig } from './kubeconfig.ts'
import { kubelet } from './kubelet.ts'
import { labelsAndTaints } from './labels-and-taints.ts'
import { nodesReady } from './nodes-ready.ts'
import { packageRepositories } from './package-repositories.ts'
import { podLinksUnmanaged } from './pod-links-unmanaged.ts'
import { podNetwork } from './pod-network.ts'
import { selinuxPermissive } from './selinux-permissive.ts'
import { smokeApp } from './smoke-app.ts'
import { smokeTest } from './smoke-test.ts'
import { swapOff } from './swap-off.ts'
import { sysctl } from './sysctl.ts'
import { timeSynced } from './time-synced.ts'
import { workersJoined } from './workers-joined.ts'

/** What slipway does, from bare machines to a working cluster. */
export const steps: readonly Step[] = [
  hostname,
  hostsFile,
  selinuxPermissive,
  swapOff,
  kernelModules,
  sysctl,
  firewall,
  firewallManaged,
  podLinksUnmanaged,
  packageRepositories,
  timeSynced,
  containerRuntime,
  kubePackages,
  kubelet,
  images,
  controlPlane,
  kubeconfig,
  podNetwork,
  workersJoined,
  labelsAndTaints,
  nodesReady,
  smokeApp,
  smokeTest,
]
