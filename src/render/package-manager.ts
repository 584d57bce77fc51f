import { type Command, sh } from '../core/command.ts'
import { Problem } from '../core/problem.ts'
import type { PackageFormat } from '../facts/os.ts'

const unsupported = () =>
  new Problem('UNSUPPORTED', 'this system has neither yum nor apt', {
    hint: 'slipway knows CentOS, RHEL, Rocky, AlmaLinux, Debian and Ubuntu',
  })

const APT = sh`DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a apt-get -y -q -o DPkg::Lock::Timeout=5 -o Dpkg::Options::=--force-confold`

/**
 * Installs packages from the repositories of the system, the exact version where one is given:
 * up or down, also where it is held, and nothing else that the repository happens to recommend.
 *
 * @throws Problem UNSUPPORTED where no package manager is known
 */
export function install(
  format: PackageFormat | undefined,
  names: readonly string[],
  version?: (name: string) => string,
): Command {
  if (!format) throw unsupported()
  const pinned = names.map(name =>
    version ? `${name}${format === 'deb' ? '=' : '-'}${version(name)}` : name,
  )
  if (format === 'deb')
    return sh`${APT} update
${APT} install --no-install-recommends --allow-downgrades --allow-change-held-packages ${pinned}`
  // yum's install does not go down and its downgrade does not go up; whichever has work does it.
  return sh`yum -y -q --disableexcludes=all install ${pinned} || yum -y -q --disableexcludes=all downgrade ${pinned}`
}

/** Keeps packages at their version when the system is upgraded. Systems with rpm do it by `exclude=` in the repository file. */
export const hold = (names: readonly string[]): Command => sh`apt-mark hold ${names}`
