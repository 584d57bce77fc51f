import { randomUUID } from 'node:crypto'
import type { Lab, Machine } from './lab.ts'

export interface MachineFile {
  readonly path: string
  readonly text: string
  readonly mode?: number
  /** user and group id; root's without */
  readonly owner?: number
}

export const loginUser = 'slipway'
const loginId = 1000

const network = ({ hostAddress }: Lab, { address }: Machine): string => `[Match]
Name=eth0

[Link]
RequiredForOnline=no

[Network]
Address=${address}/24
Gateway=${hostAddress}
DHCP=no
IPv6AcceptRA=no
`

/** Debian's installer gives a machine's own name to 127.0.1.1; CentOS' leaves it out. */
const hosts = (lab: Lab, { name }: Machine): string => {
  const own = lab.flavour === 'debian12' ? `127.0.1.1 ${name}\n` : ''
  return `127.0.0.1 localhost\n${own}::1 localhost ip6-localhost ip6-loopback\n`
}

/** What sets one machine apart from the others made of the same tree; host keys come besides. */
export const identityFiles = (lab: Lab, machine: Machine, publicKey: string): MachineFile[] => [
  { path: 'etc/hostname', text: `${machine.name}\n` },
  { path: 'etc/hosts', text: hosts(lab, machine) },
  { path: 'etc/machine-id', text: `${randomUUID().replaceAll('-', '')}\n`, mode: 0o444 },
  { path: 'etc/systemd/network/10-eth0.network', text: network(lab, machine) },
  // Nobody listens there, so that looking up a name fails at once instead of after a timeout. It must
  // be the machine itself: a kernel refuses others only once a second.
  { path: 'etc/resolv.conf', text: 'nameserver 127.0.0.1\n' },
  {
    path: `home/${loginUser}/.ssh/authorized_keys`,
    text: publicKey,
    mode: 0o600,
    owner: loginId,
  },
  { path: 'root/.ssh/authorized_keys', text: publicKey, mode: 0o600 },
]
