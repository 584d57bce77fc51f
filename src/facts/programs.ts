import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

/** Which of the programs are installed. */
export const installed = (names: readonly string[]): Fact<ReadonlySet<string>> => ({
  ask: sh`for p in ${names}; do command -v "$p" >/dev/null && printf '%s\n' "$p"; done; true`,
  read: ({ stdout }) => new Set(stdout.split('\n').filter(Boolean)),
})

/** Who runs our programs, and as whom the login was: `root ann`. */
export const whoActs: Fact<{ readonly user: string; readonly login: string }> = {
  ask: sh`printf '%s %s\n' "$(id -un)" "$SUDO_USER"`,
  read: ({ stdout }) => {
    const [user = '', login = ''] = stdout.trim().split(' ')
    return { user, login: login || user }
  },
}

/** Those of the kernel modules that are neither loaded nor can be. */
export const modulesMissing = (names: readonly string[]): Fact<readonly string[]> => ({
  ask: sh`for m in ${names}; do
  [ "$m" = br_netfilter ] && [ -e /proc/sys/net/bridge/bridge-nf-call-iptables ] && continue
  [ -d "/sys/module/$m" ] || grep -qw "$m" /proc/filesystems || modprobe -nq "$m" || printf '%s\n' "$m"
done; true`,
  read: ({ stdout }) => stdout.split('\n').filter(Boolean),
})

/** Firewalls that are at work: `firewalld`, `ufw`, `nftables`. */
export const activeFirewalls: Fact<readonly string[]> = {
  ask: sh`for u in firewalld nftables; do systemctl is-active -q "$u" && printf '%s\n' "$u"; done
grep -q '^ENABLED=yes' /etc/ufw/ufw.conf && printf 'ufw\n'; true`,
  read: ({ stdout }) => stdout.split('\n').filter(Boolean),
}
