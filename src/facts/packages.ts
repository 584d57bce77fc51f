import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

// dpkg-query's own placeholders, not JavaScript's.
const DEB_LINE = ['{db:Status-Status}', '{Package}', '{Version}\\n']
  .map(field => `$${field}`)
  .join(' ')

/**
 * Installed versions by package name: `version-release` of an rpm, without epoch; `version` of a deb, with the
 * epoch where it has one, as apt-get wants it too.
 * A system of Debian's is asked by dpkg even where an rpm command exists, and the other way round.
 */
export const packageVersions = (names: readonly string[]): Fact<ReadonlyMap<string, string>> => ({
  ask: sh`. /etc/os-release
case " $ID $ID_LIKE " in
*debian*) dpkg-query -W -f ${DEB_LINE} ${names} ;;
*) rpm -q --qf 'installed %{NAME} %{VERSION}-%{RELEASE}\n' ${names} ;;
esac; true`,
  read: ({ stdout }) => {
    const versions = new Map<string, string>()
    for (const line of stdout.split('\n')) {
      const [status, name, version] = line.split(' ')
      if (status === 'installed' && name && version) versions.set(name, version)
    }
    return versions
  },
})

/** Debian packages that are held at their version. Empty on other systems. */
export const heldPackages: Fact<ReadonlySet<string>> = {
  ask: sh`apt-mark showhold`,
  read: ({ code, stdout }) => new Set(code === 0 ? stdout.split('\n').filter(Boolean) : []),
}
