import type { PinnedPackage } from '../core/cluster.ts'
import { type Command, script, sh } from '../core/command.ts'
import { Problem } from '../core/problem.ts'
import type { PackageFormat } from '../facts/os.ts'

const unsupported = () =>
  new Problem('UNSUPPORTED', 'this system has neither yum nor apt', {
    hint: 'slipway knows CentOS, RHEL, Rocky, AlmaLinux, Debian and Ubuntu',
  })

/** apt-get does nothing while a dpkg that was cut off, as by a power cut, has left its journal behind. */
const MEND = sh`[ -z "$(ls -A /var/lib/dpkg/updates)" ] || DEBIAN_FRONTEND=noninteractive dpkg --force-confold --configure -a`

// Without a pause between its own tries: with one, apt 2.6 of Debian 12 waits for ever when a server answers 503 once.
const APT = sh`DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a apt-get -y -q -o DPkg::Lock::Timeout=5 -o Acquire::Retries=3 -o Acquire::Retries::Delay=false -o Dpkg::Options::=--force-confold`

// Not -q: dnf then keeps to itself with which status a server has refused.
const YUM = sh`yum -y --disableexcludes=all`

/**
 * Installs packages from the repositories of the system, the exact version where one is given:
 * up or down, also where it is held, and nothing else that the repository happens to recommend.
 *
 * @throws Problem UNSUPPORTED where no package manager is known
 */
export function install(
  format: PackageFormat | undefined,
  packages: readonly PinnedPackage[],
): Command {
  if (!format) throw unsupported()
  const pinned = packages.map(({ name, version }) =>
    version === undefined ? name : `${name}${format === 'deb' ? '=' : '-'}${version}`,
  )
  if (format === 'deb')
    return script([
      MEND,
      sh`${APT} update`,
      sh`${APT} install --no-install-recommends --allow-downgrades --allow-change-held-packages ${pinned}`,
    ]).named(sh`apt-get install ${pinned}`.shown)
  const exact = packages.flatMap(({ name, version }) =>
    version === undefined || version.endsWith('.*')
      ? []
      : [`${name}-${version.replace(/-\*$/, '')}`],
  )
  // yum 3 does not go down by itself, and says that there is nothing to do; dnf does.
  const down = sh`rpm -q --quiet ${exact} || ${YUM} downgrade ${pinned}`
  const parts = [sh`${YUM} install ${pinned}`, ...(exact.length > 0 ? [down] : [])]
  return script(parts).named(sh`yum install ${pinned}`.shown)
}

/**
 * Unpacks rpm packages anew, each as `name-version`, at the version that is installed. `forgotten`, likewise, are
 * versions that rpm alone knows of: their files are not there, or are another version's by now.
 */
export function reinstall(packages: readonly string[], forgotten: readonly string[]): Command {
  const forget = sh`rpm -e --justdb --nodeps --noscripts --notriggers ${forgotten}`
  const parts = [...(forgotten.length > 0 ? [forget] : []), sh`${YUM} reinstall ${packages}`]
  return script(parts).named(sh`yum reinstall ${packages}`.shown)
}

/** Keeps packages at their version when the system is upgraded. Systems with rpm do it by `exclude=` in the repository file. */
export const hold = (names: readonly string[]): Command => sh`apt-mark hold ${names}`
