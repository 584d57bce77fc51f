import type { System } from '../../../src/config/catalogue/systems.ts'
import type { Command, Output } from '../../../src/core/command.ts'
import { sh } from '../../../src/core/command.ts'
import type { Fact, Facts, Known } from '../../../src/core/fact.ts'
import { isIpv6 } from '../../../src/core/families.ts'
import { addressesOf, type Host } from '../../../src/core/host.ts'
import { cgroupVersion, kernelRelease } from '../../../src/facts/capacity.ts'
import { file, firstLine } from '../../../src/facts/files.ts'
import { firewalld } from '../../../src/facts/firewalld.ts'
import { addresses, hostname, staticHostname } from '../../../src/facts/identity.ts'
import { activeSwaps } from '../../../src/facts/kernel.ts'
import { nftables } from '../../../src/facts/nftables.ts'
import { os } from '../../../src/facts/os.ts'
import { sshPorts } from '../../../src/facts/sshd.ts'
import { UNITS, type UnitName, unit } from '../../../src/facts/systemd.ts'
import { ufw } from '../../../src/facts/ufw.ts'
import { IPSETS, PODS_POLICY, SERVICES } from '../../../src/render/firewall/firewalld.ts'
import { DNF_CONF, YUM_CONF } from '../../../src/render/package-proxy.ts'

/** What Debian and Ubuntu call their releases. */
const CODENAMES: Readonly<Record<string, string>> = {
  'Debian 11': 'bullseye',
  'Debian 12': 'bookworm',
  'Debian 13': 'trixie',
  'Ubuntu 20.04': 'focal',
  'Ubuntu 22.04': 'jammy',
  'Ubuntu 24.04': 'noble',
}

/** As CentOS 7 has it, with the mirror list that is gone. */
const CENTOS_BASE = `[base]
name=CentOS-$releasever - Base
mirrorlist=http://mirrorlist.centos.org/?release=$releasever&arch=$basearch&repo=os&infra=$infra
#baseurl=http://mirror.centos.org/centos/$releasever/os/$basearch/
gpgcheck=1
`

const ZONE =
  'public (active)\n  target: default\n  interfaces: eth0\n  sources: \n  services: dhcpv6-client ssh\n  ports: \n  rich rules: \n'

const unitTexts = (running: readonly UnitName[]) =>
  UNITS.map(name =>
    running.includes(name)
      ? 'LoadState=loaded\nActiveState=active\nUnitFileState=enabled\n'
      : 'LoadState=not-found\nActiveState=inactive\nUnitFileState=\n',
  ).join('\n')

/** A file of root's as `file` prints it. */
const fileText = (content: string) => `644 root:root\n${content}`

type Said = readonly [fact: Fact<unknown>, stdout: string]

function ofFirewall({ firewall, manager }: System): Said[] {
  if (firewall === 'firewalld') {
    // firewalld has policies from 0.9 on, which CentOS 7's has not.
    const policies = manager === 'yum' ? '' : '[policies]\n'
    const zones = `[runtime]\n${ZONE}\n[permanent]\n${ZONE}\n[default]\ns "public"\n[chosen]\n${policies}`
    return [[firewalld(SERVICES, IPSETS, PODS_POLICY), zones]]
  }
  const none = 'Status: inactive\n(None)\nstored 0\nloaded 0\n'
  return firewall === 'ufw' ? [[ufw, none]] : []
}

const ofDebian: readonly Said[] = [[nftables, '']]

const ofRedHat = ({ id, manager }: System): Said[] => [
  [file('/etc/chrony.conf'), fileText('pool 2.pool.ntp.org iburst\n')],
  [firstLine(sh`getenforce`), 'Enforcing\n'],
  [file('/etc/selinux/config'), fileText('SELINUX=enforcing\nSELINUXTYPE=targeted\n')],
  [file(manager === 'yum' ? YUM_CONF : DNF_CONF), fileText('[main]\ngpgcheck=1\n')],
  ...(manager === 'yum' && id === 'centos'
    ? [[file('/etc/yum.repos.d/CentOS-Base.repo'), fileText(CENTOS_BASE)] as const]
    : []),
]

/** What an installer starts. */
const runningOn = ({ firewall, manager }: System): UnitName[] => [
  ...UNITS.filter(name => name === firewall),
  ...(manager === 'apt'
    ? (['systemd-timesyncd'] as const)
    : (['chronyd', 'NetworkManager'] as const)),
]

const likeOf = ({ id, manager }: System): string =>
  id === 'debian' ? '' : manager === 'apt' ? 'debian' : 'rhel fedora'

function answersOf(system: System, host: Host): ReadonlyMap<string, string> {
  const { id, version, name, manager, kernel, cgroup } = system
  const nics = addressesOf(host).map(
    address => `2: eth0    ${isIpv6(address) ? 'inet6' : 'inet'} ${address}/24 scope global eth0\n`,
  )
  const said: readonly Said[] = [
    [os, [id, version, name, likeOf(system), CODENAMES[name] ?? '', ''].join('\n')],
    [kernelRelease, `${kernel}.0\n`],
    [cgroupVersion, cgroup === 2 ? 'cgroup2fs\n' : 'tmpfs\n'],
    [hostname, 'localhost\n'],
    [staticHostname, 'localhost\n'],
    [addresses, nics.join('')],
    [sshPorts, '0.0.0.0:22 /usr/sbin/sshd -D\n'],
    [file('/etc/hosts'), fileText(`127.0.0.1 localhost\n127.0.1.1 ${host.name}\n`)],
    [file('/etc/fstab'), fileText('UUID=0a1b / ext4 defaults 0 1\n/swapfile none swap sw 0 0\n')],
    [activeSwaps, '/swapfile file 2097148 0 -2\n'],
    [unit('kubelet'), unitTexts(runningOn(system))],
    ...ofFirewall(system),
    ...(manager === 'apt' ? ofDebian : ofRedHat(system)),
  ]
  return new Map(said.map(([{ ask }, stdout]) => [ask.reveal(), stdout]))
}

/** What a machine says to a question: what it is not known to say is what one says that lacks file or command. */
export type Machine = (question: Command) => Output

/**
 * A machine of a system on which nothing has been done yet, made by hand from the catalogue: with what the system's
 * installer brings (its firewall and time daemon at work, SELinux enforcing, swap, its own name at loopback), without
 * any package, module or file of Kubernetes. Not recorded; the answers of real ones stand in `test/facts/__cases__`.
 */
export function bareMachine(system: System, host: Host): Machine {
  const answers = answersOf(system, host)
  return question => {
    const stdout = answers.get(question.reveal())
    return { code: stdout === undefined ? 1 : 0, stdout: stdout ?? '', stderr: '', at: 0 }
  }
}

/** The facts as machines tell them; `on` gives the machine of a host. */
export function told<F extends Facts>(facts: F, host: Host, on: (host: Host) => Machine): Known<F> {
  const known = Object.entries(facts).map(([name, fact]) => [
    name,
    fact.read(on(fact.of ?? host)(fact.ask)),
  ])
  return Object.fromEntries(known) as Known<F>
}
