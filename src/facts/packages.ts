import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

// dpkg-query's own placeholders, not JavaScript's.
const DEB_LINE = ['{db:Status-Status}', '{Package}', '{Version}\\n']
  .map(field => `$${field}`)
  .join(' ')

const RPM_FILE = sh`%{FILEMODES:perms}\t%{FILESTATES}\t%{FILEFLAGS:fflags}\t%{FILESIZES}\t%{FILEMTIMES}\t%{=NAME}\t%{FILENAMES}`

const RPM_LINES = sh`installed %{NAME} %{VERSION}-%{RELEASE}\n[${RPM_FILE}\n]`.reveal()

/**
 * Passes on which packages there are, and names the files of theirs that a power cut has taken. It looks at regular
 * files that rpm has unpacked and that are to hold something, but for configuration, documentation and ghosts, which
 * people remove and empty. A file that is shorter counts only with the time that rpm gave it: one that somebody put
 * in its place has another. `rpm -V`, at the same cost, does not tell shorter from longer.
 */
export const RPM_DAMAGE: string = sh`BEGIN { FS = "\t" }
/^installed / { print }
$1 ~ /^-/ && $2 == 0 && $3 !~ /[cdglmr]/ && $4 > 0 {
  n++; size[n] = $4; time[n] = $5; name[n] = $6; path[n] = $7
  gsub(/\047/, "\047\\\047\047", $7)
  list = list " \047" $7 "\047"
}
END {
  stat = "stat -c \"%s\t%Y\t%n\" /" list
  while ((stat | getline) > 0) { is[$3] = $1 + 0; since[$3] = $2 + 0 }
  if (!("/" in is)) exit
  for (i = 1; i <= n; i++)
    if (!(path[i] in is)) print "missing", name[i], path[i]
    else if (is[path[i]] == 0) print "empty", name[i], path[i]
    else if (is[path[i]] < size[i] + 0 && since[path[i]] == time[i] + 0)
      print "short", name[i], path[i]
}`.reveal()

const ask = (names: readonly string[]) => sh`. /etc/os-release
case " $ID $ID_LIKE " in
*debian*) dpkg-query -W -f ${DEB_LINE} ${names} ;;
*) rpm -q --qf ${RPM_LINES} ${names} | awk ${RPM_DAMAGE} ;;
esac; true`

/** Versions by name, in the order in which they were told. */
function versionsIn(stdout: string): Map<string, readonly string[]> {
  const versions = new Map<string, readonly string[]>()
  for (const line of stdout.split('\n')) {
    const [status, name, version] = line.split(' ')
    if (status === 'installed' && name && version)
      versions.set(name, [...(versions.get(name) ?? []), version])
  }
  return versions
}

/**
 * Installed versions by package name: `version-release` of an rpm, without epoch; `version` of a deb, with the
 * epoch where it has one, as apt-get wants it too. Of a name that rpm has twice, the one that came last.
 * A system of Debian's is asked by dpkg even where an rpm command exists, and the other way round.
 */
export const packageVersions = (names: readonly string[]): Fact<ReadonlyMap<string, string>> => ({
  ask: ask(names),
  read: ({ stdout }) =>
    new Map([...versionsIn(stdout)].map(([name, all]) => [name, all.at(-1) as string])),
})

/** What shows that a power cut has taken something from a package: the first such file, or that rpm has it twice. */
export interface Damage {
  readonly sign: 'missing' | 'empty' | 'short' | 'twice'
  readonly path?: string
  /** All that rpm says are installed. More than one where an upgrade was cut off. */
  readonly versions: readonly string[]
}

/**
 * Packages that rpm says are installed and that are not, or not whole, by name. rpm writes its database through to the
 * disk and leaves the files to the kernel, so that it may know a package whose files a power cut took. dpkg
 * writes the files through first: of a deb, nothing is ever told.
 */
export const damagedPackages = (names: readonly string[]): Fact<ReadonlyMap<string, Damage>> => ({
  ask: ask(names),
  read: ({ stdout }) => {
    const installed = versionsIn(stdout)
    const damaged = new Map<string, Damage>()
    for (const [name, versions] of installed)
      if (versions.length > 1) damaged.set(name, { sign: 'twice', versions })
    for (const line of stdout.split('\n')) {
      const [, sign, name = '', path] = line.match(/^(missing|empty|short) (\S+) (.+)$/) ?? []
      const versions = installed.get(name)
      if (sign && path && versions && !damaged.has(name))
        damaged.set(name, { sign: sign as Damage['sign'], path, versions })
    }
    return damaged
  },
})

/** Debian packages that are held at their version. Empty on other systems. */
export const heldPackages: Fact<ReadonlySet<string>> = {
  ask: sh`apt-mark showhold`,
  read: ({ code, stdout }) => new Set(code === 0 ? stdout.split('\n').filter(Boolean) : []),
}
