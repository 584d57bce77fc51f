import { type Change, change } from '../core/change.ts'
import type { Target } from '../core/cluster.ts'
import { sh } from '../core/command.ts'
import type { Known } from '../core/fact.ts'
import { Problem } from '../core/problem.ts'
import { defineStep } from '../core/step.ts'
import { files } from '../facts/files.ts'
import { firewalld } from '../facts/firewalld.ts'
import { addresses } from '../facts/identity.ts'
import { NFT_RULES, NFT_UNIT, nftables } from '../facts/nftables.ts'
import { sshPorts } from '../facts/sshd.ts'
import { unit } from '../facts/systemd.ts'
import { ufw } from '../facts/ufw.ts'
import { FIREWALLD_FILES, IPSETS, PODS_POLICY, SERVICES } from '../render/firewall/firewalld.ts'
import { firewalldChanges } from './firewall/firewalld.ts'
import { NFT_UNIT_FILE, nftablesChanges } from './firewall/nftables.ts'
import { ufwChanges } from './firewall/ufw.ts'

const facts = () => ({
  firewalldUnit: unit('firewalld'),
  ufwUnit: unit('ufw'),
  nftUnit: unit(NFT_UNIT),
  firewalld: firewalld(SERVICES, IPSETS, PODS_POLICY),
  ufw,
  nftables,
  files: files([...FIREWALLD_FILES, NFT_RULES, NFT_UNIT_FILE]),
  addresses,
  listening: sshPorts,
})

type FirewallKnown = Known<ReturnType<typeof facts>>

/** Where SSH must get in: where sshd listens, and where slipway dials, unless something in between forwards that. */
function sshPortsOf({ listening }: FirewallKnown, { host }: Target): number[] {
  const direct = host.ssh.address === host.address || listening.length === 0
  return [...new Set([...listening, ...(direct ? [host.ssh.port] : [])])].sort((a, b) => a - b)
}

/** slipway's own table, from a time when the host had neither firewalld nor ufw. */
const withoutTable = ({ active, enabled }: FirewallKnown['nftUnit']): Change[] =>
  active || enabled
    ? [change(`stop ${NFT_UNIT}, now and at boot`, sh`systemctl disable --now ${NFT_UNIT}`)]
    : []

const nicOf = ({ addresses }: FirewallKnown, { host }: Target): string | undefined =>
  [...addresses].find(([, held]) => held.includes(host.address))?.[0]

/**
 * Of the firewalls that a host has, the one that is at work is opened; else the first of firewalld, ufw and nftables,
 * which is then switched on.
 */
export const firewallManaged = defineStep({
  id: 'firewall-managed',
  title: 'The firewall of the host lets in what the cluster needs, and SSH',
  after: [],
  targets: (_, cluster) => typeof cluster.firewall !== 'string',
  facts,
  diff: (known, target) => {
    const { firewalld, firewalldUnit, ufw, ufwUnit, nftables, nftUnit, files } = known
    const sshPorts = sshPortsOf(known, target)
    if (firewalldUnit.active && ufw?.active)
      throw new Problem(
        'UNSUPPORTED',
        'firewalld and ufw are at work both, each against the other',
        {
          hint: 'keep one: `ufw disable`, or `systemctl disable --now firewalld`',
        },
      )
    if (firewalld && firewalldUnit.exists && !ufw?.active)
      return [
        ...firewalldChanges(
          { firewalld, unit: firewalldUnit, files, nic: nicOf(known, target), sshPorts },
          target,
        ),
        ...withoutTable(nftUnit),
      ]
    if (ufw)
      return [...ufwChanges({ ufw, unit: ufwUnit, sshPorts }, target), ...withoutTable(nftUnit)]
    if (nftables) return nftablesChanges({ nftables, unit: nftUnit, files, sshPorts }, target)
    throw new Problem('UNSUPPORTED', 'there is no firewall to manage: no firewalld, ufw or nft', {
      hint: 'install nftables or firewalld on the host, or write firewall: unmanaged',
    })
  },
})
