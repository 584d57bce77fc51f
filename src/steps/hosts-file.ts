import { fileChange, OURS, rootFile } from '../core/change.ts'
import { defineStep } from '../core/step.ts'
import { CLOUD_HOSTS, hostsByCloudInit } from '../facts/cloud-init.ts'
import { file } from '../facts/files.ts'
import { hostsFile as wanted } from '../render/hosts-block.ts'
import { everyHost } from './targets.ts'

const PATH = '/etc/hosts'

const LEAVE_ALONE = `${OURS}\n# The names of the cluster's machines stand in ${PATH}.\nmanage_etc_hosts: false\n`

export const hostsFile = defineStep({
  id: 'hosts-file',
  title: 'Every machine knows the others by name',
  after: [],
  stirs: false,
  targets: everyHost,
  facts: () => ({ hosts: file(PATH), rewrittenBy: hostsByCloudInit, cloud: file(CLOUD_HOSTS) }),
  diff: ({ hosts, rewrittenBy, cloud }, { host, cluster }) => {
    const content = wanted(hosts?.content ?? '127.0.0.1 localhost\n', cluster, host.name)
    return [
      // What the machine's user data says of it goes before any file: see the check `cloud-init`.
      ...(rewrittenBy === 'system' ? fileChange(cloud, rootFile(CLOUD_HOSTS, LEAVE_ALONE)) : []),
      ...fileChange(hosts, { ...rootFile(PATH, content), ...(hosts && { mode: hosts.mode }) }),
    ]
  },
})
