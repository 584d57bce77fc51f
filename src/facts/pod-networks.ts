import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import type { PluginTraces } from '../core/pod-network.ts'
import type { KubeObject } from './kubectl.ts'

const sign = (plugin: string, namespace: string, name: string) => ({ plugin, namespace, name })

/**
 * The workload by which each pod network shows that it is in a cluster.
 * Sources: flannel-io/flannel Documentation/kube-flannel.yml up to v0.18 and from v0.19 on; projectcalico/calico
 * manifests/calico.yaml at v3.32.1; cilium/charts, cilium 1.18.12.
 */
const SIGNS = [
  sign('flannel', 'kube-system', 'kube-flannel-ds'),
  sign('flannel', 'kube-flannel', 'kube-flannel-ds'),
  sign('calico', 'kube-system', 'calico-node'),
  sign('cilium', 'kube-system', 'cilium'),
] as const

export type NetworkSign = (typeof SIGNS)[number]

/** The same, as objects to ask for. */
export const NETWORK_SIGNS: readonly KubeObject[] = SIGNS.map(({ namespace, name }) => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name, namespace },
}))

const isSign = ({ name, namespace }: NetworkSign, { kind, metadata }: KubeObject) =>
  kind === 'DaemonSet' && metadata.name === name && metadata.namespace === namespace

/** The pod networks that are in a cluster beside the wanted one. */
export const otherNetworks = (
  live: readonly KubeObject[] | undefined,
  wanted: readonly KubeObject[],
): NetworkSign[] =>
  SIGNS.filter(
    one => live?.some(object => isSign(one, object)) && !wanted.some(object => isSign(one, object)),
  )

/** Whether somebody took away the configuration of a plugin that is at work: only a new pod of it writes that again. */
export const configurationLost = ({ configs, atWork }: PluginTraces): Fact<boolean> => ({
  ask: sh`[ -e ${atWork ?? ''} ] && for config in ${configs}; do [ -e "$config" ] || echo lost; done; true`,
  read: ({ stdout }) => stdout.includes('lost'),
})

/** Seconds in which a plugin that can start has started. */
const STARTED = 120

/**
 * Whether a plugin has started since its host has, long enough ago to have set up all that it needs. A container has its
 * host's uptime.
 */
export const hadTime = ({ configs, atWork }: PluginTraces): Fact<boolean> => ({
  ask: sh`[ -e ${atWork ?? ''} ] || exit; ps -o etimes= -p 1; find ${configs} -mmin +${STARTED / 60} 2>/dev/null`,
  read: ({ stdout }) => {
    const [uptime, ...written] = stdout.trim().split('\n')
    return Number(uptime) > STARTED && written.length > 0
  },
})
