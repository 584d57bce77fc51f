import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import { firstLine } from './files.ts'

/** Hardware addresses by network card, loopback apart. */
export const macs: Fact<ReadonlyMap<string, string>> = {
  ask: sh`cd /sys/class/net && for nic in *; do
  [ "$nic" = lo ] || printf '%s %s\n' "$nic" "$(cat "$nic/address")"
done; true`,
  read: ({ stdout }) =>
    new Map(
      stdout.split('\n').flatMap(line => {
        const [nic, mac] = line.split(' ')
        return nic && mac ? [[nic, mac] as const] : []
      }),
    ),
}

/** What the firmware, or the maker of the virtual machine, calls it; undefined where it has none. */
export const productUuid = firstLine(sh`cat /sys/class/dmi/id/product_uuid`)
