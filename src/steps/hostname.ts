import { change } from '../core/change.ts'
import { sh } from '../core/command.ts'
import { defineStep } from '../core/step.ts'
import { hostname as current, staticHostname } from '../facts/identity.ts'
import { everyHost } from './targets.ts'

export const hostname = defineStep({
  id: 'hostname',
  title: 'The machine bears the name it has in cluster.yaml',
  after: [],
  targets: everyHost,
  facts: () => ({ current, atBoot: staticHostname }),
  diff: ({ current, atBoot }, { host }) =>
    current === host.name && atBoot === host.name
      ? []
      : [
          change(
            `rename the machine from ${current ?? 'nothing'} to ${host.name}`,
            // A name that a power cut takes back would be another node's.
            sh`printf '%s\n' ${host.name} > /etc/hostname`,
            sh`sync`,
            sh`printf '%s' ${host.name} > /proc/sys/kernel/hostname`,
          ),
        ],
})
