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

const network = (name: string, address: string, gateway: string | undefined): string => `[Match]
Name=${name}

[Link]
RequiredForOnline=no

[Network]
Address=${address}/24
${gateway === undefined ? '' : `Gateway=${gateway}\n`}DHCP=no
IPv6AcceptRA=no
`

/** VirtualBox gives each machine a network card with this address first, and the way to everywhere leads through it. */
const NAT = { address: '10.0.2.15', gateway: '10.0.2.2' }

/** Its cable ends in the machine itself: nobody answers there. */
const natFiles: readonly MachineFile[] = [
  {
    path: 'etc/systemd/network/20-nat0.netdev',
    text: '[NetDev]\nName=nat0\nKind=veth\n\n[Peer]\nName=nat0-far\n',
  },
  {
    path: 'etc/systemd/network/20-nat0.network',
    text: network('nat0', NAT.address, NAT.gateway),
  },
  {
    path: 'etc/systemd/network/20-nat0-far.network',
    text: '[Match]\nName=nat0-far\n\n[Link]\nRequiredForOnline=no\n\n[Network]\nLinkLocalAddressing=no\nConfigureWithoutCarrier=yes\n',
  },
]

/** The way to everywhere leads to the host, unless the other card has it. */
const networkFiles = ({ hostAddress, nat }: Lab, { address }: Machine): MachineFile[] => [
  {
    path: 'etc/systemd/network/10-eth0.network',
    text: network('eth0', address, nat ? undefined : hostAddress),
  },
  ...(nat ? natFiles : []),
]

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
  ...networkFiles(lab, machine),
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
