import type { Change } from '../../core/change.ts'
import { type Cluster, leader } from '../../core/cluster.ts'
import type { Output } from '../../core/command.ts'
import type { Facts, Known } from '../../core/fact.ts'
import type { Host } from '../../core/host.ts'
import type { Step } from '../../core/step.ts'
import { kernelRelease } from '../../facts/capacity.ts'
import { file } from '../../facts/files.ts'
import { hostname, staticHostname } from '../../facts/identity.ts'
import { activeSwaps } from '../../facts/kernel.ts'
import { nftables } from '../../facts/nftables.ts'
import { os } from '../../facts/os.ts'
import { UNITS, type UnitName, unit } from '../../facts/systemd.ts'
import { explanations } from '../../steps/explanations/index.ts'

/** Answers by the text of the question; whatever is not here is answered as by a machine that lacks the command. */
type Answers = ReadonlyMap<string, string>

const FSTAB = '/dev/sda1 / ext4 defaults 0 1\n/dev/sda2 none swap sw 0 0\n'
const asFile = (content: string) => `644 root:root\n${content}`
const unitTexts = (active: readonly UnitName[]) =>
  UNITS.map(name =>
    active.includes(name)
      ? 'LoadState=loaded\nActiveState=active\nUnitFileState=enabled\n'
      : 'LoadState=not-found\n',
  ).join('\n')

const common: readonly (readonly [string, string])[] = [
  [hostname.ask.reveal(), 'localhost\n'],
  [staticHostname.ask.reveal(), 'localhost\n'],
  [activeSwaps.ask.reveal(), '/dev/sda2 partition 1048572 0 -2\n'],
  [file('/etc/fstab').ask.reveal(), asFile(FSTAB)],
  [nftables.ask.reveal(), ''],
  [file('/etc/hosts').ask.reveal(), asFile('127.0.0.1 localhost\n')],
]

/** Machines as images of two systems bring them, with nothing of Kubernetes. */
const MACHINES: Readonly<Record<'Debian 12' | 'CentOS 7', Answers>> = {
  'Debian 12': new Map([
    ...common,
    [os.ask.reveal(), 'debian\n12\nDebian GNU/Linux 12 (bookworm)\n\nbookworm\n'],
    [kernelRelease.ask.reveal(), '6.1.0-18-amd64\n'],
  ]),
  'CentOS 7': new Map([
    ...common,
    [os.ask.reveal(), 'centos\n7\nCentOS Linux 7 (Core)\nrhel fedora\n\n'],
    [kernelRelease.ask.reveal(), '3.10.0-1160.el7.x86_64\n'],
    ['getenforce', 'Enforcing\n'],
    [file('/etc/selinux/config').ask.reveal(), asFile('SELINUX=enforcing\n')],
    [unit('firewalld').ask.reveal(), unitTexts(['firewalld', 'NetworkManager'])],
  ]),
}

export interface Example {
  readonly host: string
  /** Of which system the machine is. */
  readonly system: string
  readonly changes: readonly Change[]
  readonly runs: readonly string[]
}

/** What a step would do on a bare machine of this cluster; undefined where it has nothing to do with it. Pure. */
export function example(step: Step, cluster: Cluster): Example | undefined {
  const host = hostFor(step, cluster)
  if (!host) return undefined
  // The notes' Docker is one of CentOS 7, and runs on nothing that is young.
  const fitting = cluster.runtime.version === '18.06.1' ? 'CentOS 7' : 'Debian 12'
  const target = { host, cluster }
  const known = answered(step.facts(target), MACHINES[fitting])
  const runs = explanations[step.id]?.runs?.(target) ?? []
  return { host: host.name, system: fitting, changes: step.diff(known, target), runs }
}

/** A worker shows more of what is common than the control plane. */
const hostFor = (step: Step, cluster: Cluster): Host | undefined => {
  const hosts = cluster.hosts.filter(host => step.targets(host, cluster))
  return hosts.find(host => host.name !== leader(cluster).name) ?? hosts[0]
}

function answered(facts: Facts, answers: Answers): Known<Facts> {
  const say = (text: string): Output => {
    const stdout = answers.get(text)
    return { code: stdout === undefined ? 127 : 0, stdout: stdout ?? '', stderr: '', at: 0 }
  }
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, fact.read(say(fact.ask.reveal()))]),
  )
}
