import { families } from './families.ts'
import { portRanges } from './firewall.ts'
import { fragments } from './fragments.ts'
import { addresses, controlPlanes, endpoints, hostNames } from './hosts.ts'
import { kubeProxy } from './kube-proxy.ts'
import { kubeadm } from './kubeadm.ts'
import { kubernetes } from './kubernetes.ts'
import { labels, taints } from './labels.ts'
import { subnets } from './network.ts'
import { podNetwork } from './pod-network.ts'
import { repositories } from './repositories.ts'
import type { Rule } from './rule.ts'
import { runtime } from './runtime.ts'

export const RULES: readonly Rule[] = [
  kubernetes,
  runtime,
  hostNames,
  addresses,
  endpoints,
  controlPlanes,
  labels,
  taints,
  repositories,
  subnets,
  families,
  podNetwork,
  kubeProxy,
  portRanges,
  kubeadm,
  fragments,
]
