import type { ProxySettings } from '../core/cluster.ts'
import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

/** Something that hosts download from. `format`: only those that take such packages. */
export interface Place {
  readonly name: string
  readonly format: 'rpm' | 'deb' | 'any'
  /** yum's `$basearch` and `$releasever`, and slipway's `$distribution` and `$codename`, may stand in it. */
  readonly url: string
}

/** How a server answered curl: its own exit code, and that of HTTP where it came so far (else 0). */
export interface Answered {
  readonly name: string
  readonly url: string
  readonly exit: number
  readonly status: number
}

/** Seconds for the TCP connection, and for all of it. */
const PATIENCE = { connect: 4, whole: 8 }

/**
 * Asks every place for its headers, all at once, through the proxy that is given. Nothing is kept. The answers are in
 * the order of their names, whichever came first: so hosts with the same trouble tell it in the same words.
 */
export const reach = (
  places: readonly Place[],
  proxy: ProxySettings | undefined,
): Fact<readonly Answered[]> => ({
  ask: sh`. /etc/os-release
case " $ID $ID_LIKE " in *debian*) own=deb ;; *) own=rpm ;; esac
[ -z "$UBUNTU_CODENAME" ] || { VERSION_CODENAME=$UBUNTU_CODENAME ID=ubuntu; }
release=$(printf '%s\n' "$VERSION_ID" | cut -d. -f1)
http_proxy=${proxy?.http ?? ''} https_proxy=${proxy?.https ?? ''} no_proxy=${proxy?.noProxy.join(',') ?? ''}
export http_proxy https_proxy no_proxy
try() {
  [ "$2" = any ] || [ "$2" = "$own" ] || return 0
  url=$(printf '%s\n' "$3" | sed "s|\$basearch|$(uname -m)|g; s|\$releasever|$release|g; s|\$distribution|$ID|g; s|\$codename|$VERSION_CODENAME|g")
  status=$(curl -sL -o /dev/null -w '%{http_code}' --connect-timeout ${PATIENCE.connect} -m ${PATIENCE.whole} "$url")
  printf '%s %s %s %s\n' "$?" "$status" "$1" "$url"
}
command -v curl >/dev/null || exit 1
set -- ${places.flatMap(({ name, format, url }) => [name.replaceAll(' ', '_'), format, url])}
while [ "$#" -gt 2 ]; do
  try "$1" "$2" "$3" &
  shift 3
done
wait`,
  read: ({ stdout }) =>
    stdout
      .split('\n')
      .flatMap(line => {
        const [exit, status, name = '', url = ''] = line.split(' ')
        if (!/^\d+$/.test(exit ?? '') || !/^\d+$/.test(status ?? '')) return []
        return [
          { name: name.replaceAll('_', ' '), url, exit: Number(exit), status: Number(status) },
        ]
      })
      .toSorted((a, b) => Number(a.name > b.name) - Number(a.name < b.name)),
})
