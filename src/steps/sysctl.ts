import { change, fileChange, rootFile } from '../core/change.ts'
import { sh } from '../core/command.ts'
import { defineStep } from '../core/step.ts'
import { file } from '../facts/files.ts'
import { sysctls } from '../facts/kernel.ts'
import { render } from '../render/template.ts'
import { everyHost } from './targets.ts'

const PATH = '/etc/sysctl.d/99-kubernetes.conf'

/** The first two are the notes'; kubeadm checks the third, which the notes got from Docker. */
const PARAMETERS: readonly (readonly [key: string, value: string])[] = [
  ['net.bridge.bridge-nf-call-ip6tables', '1'],
  ['net.bridge.bridge-nf-call-iptables', '1'],
  ['net.ipv4.ip_forward', '1'],
]

export const sysctl = defineStep({
  id: 'sysctl',
  title: 'Bridged traffic passes iptables, and packets are forwarded',
  after: ['kernel-modules'],
  targets: everyHost,
  facts: () => ({ config: file(PATH), live: sysctls(PARAMETERS.map(([key]) => key)) }),
  diff: ({ config, live }) => [
    ...fileChange(config, rootFile(PATH, render('sysctl.conf.eta', { parameters: PARAMETERS }))),
    ...PARAMETERS.filter(([key, value]) => live.get(key) !== value).map(([key, value]) =>
      change(
        `set ${key} to ${value} (now ${live.get(key) ?? 'missing'})`,
        sh`sysctl -w ${`${key}=${value}`}`,
      ),
    ),
  ],
})
