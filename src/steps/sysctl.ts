import { change, fileChange, rootFile } from '../core/change.ts'
import type { Cluster } from '../core/cluster.ts'
import { sh } from '../core/command.ts'
import { isIpv6, subnetsOf } from '../core/families.ts'
import { defineStep } from '../core/step.ts'
import { file } from '../facts/files.ts'
import { sysctls } from '../facts/kernel.ts'
import { render } from '../render/template.ts'
import { everyHost } from './targets.ts'

const PATH = '/etc/sysctl.d/99-kubernetes.conf'

type Parameter = readonly [key: string, value: string]

/** The first two are the notes'; kubeadm checks the third, which the notes got from Docker. */
const PARAMETERS: readonly Parameter[] = [
  ['net.bridge.bridge-nf-call-ip6tables', '1'],
  ['net.bridge.bridge-nf-call-iptables', '1'],
  ['net.ipv4.ip_forward', '1'],
]

/** kubeadm checks the second of these, which new links take over; the first is for those that are there. */
const IPV6: readonly Parameter[] = [
  ['net.ipv6.conf.all.forwarding', '1'],
  ['net.ipv6.conf.default.forwarding', '1'],
]

const parameters = ({ network }: Cluster): readonly Parameter[] =>
  subnetsOf(network.podSubnet).some(isIpv6) ? [...PARAMETERS, ...IPV6] : PARAMETERS

export const sysctl = defineStep({
  id: 'sysctl',
  title: 'Bridged traffic passes iptables, and packets are forwarded',
  after: ['kernel-modules'],
  targets: everyHost,
  facts: ({ cluster }) => ({
    config: file(PATH),
    live: sysctls(parameters(cluster).map(([key]) => key)),
  }),
  diff: ({ config, live }, { cluster }) => {
    const wanted = parameters(cluster)
    return [
      ...fileChange(config, rootFile(PATH, render('sysctl.conf.eta', { parameters: wanted }))),
      ...wanted
        .filter(([key, value]) => live.get(key) !== value)
        .map(([key, value]) =>
          change(
            `set ${key} to ${value} (now ${live.get(key) ?? 'missing'})`,
            sh`sysctl -w ${`${key}=${value}`}`,
          ),
        ),
    ]
  },
})
