import type { Host, SshTarget } from '../../src/core/host.ts'

/** A host on this machine, with what a test wants to be otherwise. */
export const testHost = (ssh: Partial<SshTarget> = {}): Host => ({
  name: 'worker1',
  address: '127.0.0.1',
  role: 'worker',
  labels: {},
  ssh: {
    address: '127.0.0.1',
    port: 22,
    user: 'root',
    knownHostsFile: '/dev/null',
    hostKeys: 'accept-new',
    ...ssh,
  },
})
