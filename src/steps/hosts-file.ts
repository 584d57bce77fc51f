import { fileChange, rootFile } from '../core/change.ts'
import { defineStep } from '../core/step.ts'
import { file } from '../facts/files.ts'
import { hostsFile as wanted } from '../render/hosts-block.ts'
import { everyHost } from './targets.ts'

const PATH = '/etc/hosts'

export const hostsFile = defineStep({
  id: 'hosts-file',
  title: 'Every machine knows the others by name',
  after: [],
  targets: everyHost,
  facts: () => ({ hosts: file(PATH) }),
  diff: ({ hosts }, { host, cluster }) => {
    const content = wanted(hosts?.content ?? '127.0.0.1 localhost\n', cluster, host.name)
    return fileChange(hosts, { ...rootFile(PATH, content), ...(hosts && { mode: hosts.mode }) })
  },
})
