import { type Change, type FileState, fileChange, risky, rootFile } from '../../core/change.ts'
import type { Target } from '../../core/cluster.ts'
import { sh } from '../../core/command.ts'
import { unifiedDiff } from '../../core/text-diff.ts'
import { NFT_RULES, NFT_UNIT, type Nftables } from '../../facts/nftables.ts'
import type { Unit } from '../../facts/systemd.ts'
import { nftRules, nftUnit } from '../../render/firewall/nftables.ts'

export const NFT_UNIT_FILE = `/etc/systemd/system/${NFT_UNIT}.service`

export interface NftablesKnown {
  readonly nftables: Nftables
  readonly unit: Unit
  readonly files: ReadonlyMap<string, FileState>
  readonly sshPorts: readonly number[]
}

/** What is missing until slipway's own table is in the kernel, now and at boot. */
export function nftablesChanges(
  { nftables: { live, wanted }, unit, files, sshPorts }: NftablesKnown,
  target: Target,
): Change[] {
  const rules = fileChange(files.get(NFT_RULES), rootFile(NFT_RULES, nftRules(target, sshPorts)))
  const service = fileChange(
    files.get(NFT_UNIT_FILE),
    rootFile(NFT_UNIT_FILE, nftUnit()),
    sh`systemctl daemon-reload`,
  )
  const edited = rules.some(({ diff }) => diff !== undefined)
  const inEffect = live !== undefined && live === wanted && !edited
  if (inEffect && unit.active && unit.enabled) return [...rules, ...service]
  const load: Change = {
    summary: inEffect
      ? `load ${NFT_RULES} at boot`
      : `load ${NFT_RULES}: what it does not let in is closed`,
    risk: 'safe',
    ...(live !== undefined &&
      wanted !== undefined &&
      !edited &&
      !inEffect && { diff: unifiedDiff('table inet slipway', live, wanted) }),
    actions: [
      { run: sh`systemctl enable ${NFT_UNIT}` },
      { run: sh`systemctl reload-or-restart ${NFT_UNIT}` },
    ],
  }
  return [...rules, ...service, live === undefined ? risky('disruptive', load) : load]
}
