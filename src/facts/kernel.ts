import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

/**
 * Which of the modules are in effect, loaded or built in. `/proc/modules` alone would miss a
 * built-in one, so the two that Kubernetes needs are told by what they provide.
 */
export const modules = (names: readonly string[]): Fact<ReadonlySet<string>> => ({
  ask: sh`loaded() { grep -q "^$1 " /proc/modules || [ -d "/sys/module/$1" ]; }
for m in ${names}; do
  case $m in
  overlay) grep -qw overlay /proc/filesystems || loaded "$m" ;;
  br_netfilter) [ -e /proc/sys/net/bridge/bridge-nf-call-iptables ] ;;
  *) loaded "$m" ;;
  esac && printf '%s\n' "$m"
done; true`,
  read: ({ stdout }) => new Set(stdout.split('\n').filter(Boolean)),
})

/** Values of kernel parameters by key, as sysctl(8) shows them; a key that the kernel lacks is left out. */
export const sysctls = (keys: readonly string[]): Fact<ReadonlyMap<string, string>> => ({
  ask: sh`for k in ${keys}; do v=$(sysctl -n "$k") && printf '%s %s\n' "$k" "$v"; done; true`,
  read: ({ stdout }) => {
    const pairs = stdout.split('\n').filter(Boolean)
    return new Map(pairs.map(l => [l.slice(0, l.indexOf(' ')), l.slice(l.indexOf(' ') + 1).trim()]))
  },
})

/** Devices and files that are swapped to now. */
export const activeSwaps: Fact<readonly string[]> = {
  ask: sh`tail -n +2 /proc/swaps`,
  read: ({ stdout }) => stdout.split('\n').flatMap(line => line.split(/\s/)[0] || []),
}
