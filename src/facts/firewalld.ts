import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

/** A zone as firewall-cmd(1) lists it. */
export interface FirewalldZone {
  readonly target: string
  readonly interfaces: readonly string[]
  readonly sources: readonly string[]
  readonly services: readonly string[]
  /** `22/tcp`, `30000-32767/udp`. */
  readonly ports: readonly string[]
  readonly richRules: readonly string[]
}

export type FirewalldZones = ReadonlyMap<string, FirewalldZone>

export interface Firewalld {
  readonly defaultZone: string
  /** What goes at the next start or reload. */
  readonly permanent: FirewalldZones
  /** What goes now; undefined while firewalld does not run. */
  readonly runtime?: FirewalldZones
  /** Ports (`6443/tcp`) and protocols (`ipip`) of the services in question that the running firewalld has loaded. */
  readonly services: ReadonlyMap<string, readonly string[]>
  /** The same of ipsets and their entries. */
  readonly ipsets: ReadonlyMap<string, readonly string[]>
  /** Zones that network scripts and NetworkManager have chosen for a NIC: firewalld learns of them when it runs. */
  readonly chosen: readonly string[]
  /** The ipsets that may pass by the policy in question, as far as it is loaded; undefined before 0.9, which has none. */
  readonly policy?: readonly string[]
}

const words = (text = '') => text.split(' ').filter(Boolean)

function readZones(text: string): FirewalldZones {
  const blocks = text.split('\n\n').map(block => block.trim())
  return new Map(
    blocks.filter(Boolean).map(block => {
      const field = (name: string) => block.match(new RegExp(`^  ${name}: (.*)$`, 'm'))?.[1]
      const zone: FirewalldZone = {
        target: field('target')?.trim() ?? 'default',
        interfaces: words(field('interfaces')),
        sources: words(field('sources')),
        services: words(field('services')),
        ports: words(field('ports')),
        richRules: [...block.matchAll(/^\trule .*$/gm)].map(([line]) => line.trim()),
      }
      return [words(block.split('\n')[0])[0] ?? '', zone] as const
    }),
  )
}

/** What busctl(1) prints of a service: its ports as pairs of strings, its protocols somewhere behind them. */
const readService = (text: string): string[] => [
  ...[...text.matchAll(/"([\d-]+)" "(tcp|udp)"/g)].map(
    ([, port, protocol]) => `${port}/${protocol}`,
  ),
  ...(text.includes('"ipip"') ? ['ipip'] : []),
]

const readPolicy = (text: string): string[] =>
  [...text.matchAll(/source ipset=\\"([\w-]+)\\" accept/g)].map(([, name = '']) => name)

const readStrings = (text: string): string[] =>
  [...text.matchAll(/"([^"]*)"/g)].map(([, string = '']) => string)

/**
 * Zones as they are now and as they will be, and what is loaded of services, ipsets and a policy by their names.
 * The latter are asked by D-Bus: firewall-cmd takes a fifth of a second for each.
 *
 * @returns undefined where firewalld is not installed
 */
export const firewalld = (
  services: readonly string[],
  ipsets: readonly string[],
  policy: string,
): Fact<Firewalld | undefined> => ({
  // A name that firewalld does not know would be an error in its journal, so it is first asked for all names.
  ask: sh`command -v firewall-cmd >/dev/null || exit 1
bus=org.fedoraproject.FirewallD1
call() { busctl --no-pager call $bus /org/fedoraproject/FirewallD1 "$@"; }
tell() {
  kind=$1 method=$2 known=$3 names=$4
  for n in $names; do
    case $known in *"\"$n\""*) printf '[%s %s]\n' "$kind" "$n"; call $method s "$n" ;; esac
  done
}
if systemctl is-active -q firewalld && runtime=$(firewall-cmd --list-all-zones); then
  printf '[runtime]\n%s\n[permanent]\n' "$runtime"
  firewall-cmd --permanent --list-all-zones
  printf '[default]\n'
  call $bus getDefaultZone
  tell service "$bus getServiceSettings" "$(call $bus listServices)" ${services.join(' ')}
  tell ipset "$bus.ipset getEntries" "$(call $bus.ipset getIPSets)" ${ipsets.join(' ')}
  tell policy "$bus.policy getPolicySettings" "$(call $bus.policy getPolicies)" ${policy}
else
  printf '[permanent]\n'
  firewall-offline-cmd --list-all-zones
  printf '[default]\ns "%s"\n' "$(firewall-offline-cmd --get-default-zone)"
fi
printf '[chosen]\n'
sed -n 's/^\(ZONE\|zone\)=//p' /etc/sysconfig/network-scripts/ifcfg-* /etc/NetworkManager/system-connections/* | tr -d '"'
[ ! -d /usr/lib/firewalld/policies ] || printf '[policies]\n'; true`,
  read: ({ code, stdout }) => {
    if (code !== 0) return undefined
    const [, ...parts] = stdout.split(/^\[([^\]]+)\]\n/m)
    const sections = new Map<string, string>()
    for (let i = 0; i < parts.length; i += 2) sections.set(parts[i] ?? '', parts[i + 1] ?? '')
    const loaded = (kind: string, names: readonly string[], read: (text: string) => string[]) =>
      new Map(
        names.flatMap(name => {
          const text = sections.get(`${kind} ${name}`)?.trim()
          return text ? [[name, read(text)] as const] : []
        }),
      )
    const runtime = sections.get('runtime')
    return {
      defaultZone: readStrings(sections.get('default') ?? '')[0] || 'public',
      permanent: readZones(sections.get('permanent') ?? ''),
      ...(runtime !== undefined && { runtime: readZones(runtime) }),
      services: loaded('service', services, readService),
      ipsets: loaded('ipset', ipsets, readStrings),
      chosen: [...new Set((sections.get('chosen') ?? '').split('\n').filter(Boolean))],
      ...(sections.has('policies') && {
        policy: readPolicy(sections.get(`policy ${policy}`) ?? ''),
      }),
    }
  },
})
