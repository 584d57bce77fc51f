import {
  type Change,
  change,
  type FileState,
  fileChange,
  risky,
  rootFile,
} from '../../core/change.ts'
import type { Target } from '../../core/cluster.ts'
import { sh } from '../../core/command.ts'
import type { Firewalld } from '../../facts/firewalld.ts'
import type { Unit } from '../../facts/systemd.ts'
import {
  FIREWALLD_FILES,
  type FirewalldWish,
  firewalldFiles,
  firewalldWish,
  PODS_POLICY,
  PODS_ZONE,
} from '../../render/firewall/firewalld.ts'
import { addMissing, keepSsh, removeOld } from './firewalld-entries.ts'

export interface FirewalldKnown {
  readonly firewalld: Firewalld
  readonly unit: Unit
  /** Files below /etc/firewalld, by path. */
  readonly files: ReadonlyMap<string, FileState>
  /** The network card that has the host's address. */
  readonly nic: string | undefined
  readonly sshPorts: readonly number[]
}

function zoneOf(nic: string | undefined, { runtime, permanent, defaultZone }: Firewalld): string {
  const zones = [...(runtime ?? permanent)]
  return zones.find(([, zone]) => nic && zone.interfaces.includes(nic))?.[0] ?? defaultZone
}

const sameSet = (a: readonly string[] = [], b: readonly string[] = []) =>
  a.length === b.length && a.every(x => b.includes(x))

/** What the running firewalld has not loaded as its files have it, so that only a reload helps. */
function outdated(wish: FirewalldWish, known: Firewalld): string[] {
  const { services, ipsets, runtime, policy } = known
  if (!runtime) return []
  return [
    ...(runtime.get(PODS_ZONE)?.target === 'ACCEPT' ? [] : [`zone ${PODS_ZONE}`]),
    ...[...wish.ipsets.keys()].filter(name => !ipsets.has(name)).map(name => `ipset ${name}`),
    ...[...wish.services]
      .filter(([name, ports]) => !sameSet(services.get(name), ports))
      .map(([name]) => `service ${name}`),
    ...(policy === undefined || sameSet(policy, wish.policy) ? [] : [`policy ${PODS_POLICY}`]),
  ]
}

const setEntry = (name: string, verb: 'add' | 'remove', address: string): Change =>
  change(
    verb === 'add' ? `add ${address} to ipset ${name}` : `remove ${address} from ipset ${name}`,
    sh`firewall-cmd --ipset=${name} --${verb}-entry=${address}`,
  )

/** Addresses of nodes and networks of pods, which a running firewalld takes without a reload. */
function mendAddresses(wish: FirewalldWish, { ipsets, runtime }: Firewalld): Change[] {
  const sources = runtime?.get(PODS_ZONE)?.sources ?? []
  return [
    ...[...wish.ipsets].flatMap(([name, addresses]) => {
      const loaded = ipsets.get(name) ?? []
      return [
        ...addresses.filter(a => !loaded.includes(a)).map(a => setEntry(name, 'add', a)),
        ...loaded.filter(a => !addresses.includes(a)).map(a => setEntry(name, 'remove', a)),
      ]
    }),
    ...wish.podSubnets
      .filter(subnet => !sources.includes(subnet))
      .map(subnet =>
        change(
          `put ${subnet} into zone ${PODS_ZONE}`,
          sh`firewall-cmd --zone=${PODS_ZONE} --add-source=${subnet}`,
        ),
      ),
  ]
}

const reload = (stale: readonly string[]): Change =>
  risky(
    'disruptive',
    change(
      `reload firewalld${stale.length > 0 ? `, which lacks ${stale.join(', ')}` : ''}`,
      sh`firewall-cmd --check-config`,
      sh`firewall-cmd --reload`,
    ),
  )

function start(unit: Unit, { runtime }: Firewalld): Change[] {
  if (runtime)
    return unit.enabled ? [] : [change('start firewalld at boot', sh`systemctl enable firewalld`)]
  const [summary, command] = unit.active
    ? ['restart firewalld, which does not answer', sh`systemctl restart firewalld`]
    : ['start firewalld: what it does not let in is closed', sh`systemctl start firewalld`]
  return [risky('disruptive', change(summary, sh`systemctl enable firewalld`, command))]
}

/** What is missing until firewalld lets in what the cluster needs, in the order in which it can be done. */
export function firewalldChanges(known: FirewalldKnown, target: Target): Change[] {
  const { firewalld, unit, files, nic, sshPorts } = known
  const wish = firewalldWish(target)
  const home = zoneOf(nic, firewalld)
  const wished = firewalldFiles(wish, firewalld.policy !== undefined)
  const written = [...wished].map(([path, content]) => ({
    path,
    changes: fileChange(files.get(path), rootFile(path, content)),
  }))
  const left = FIREWALLD_FILES.filter(path => files.has(path) && !wished.has(path))
  const edited = written.some(
    ({ path, changes }) => changes[0]?.diff !== undefined && !path.includes('/ipsets/'),
  )
  const running = firewalld.runtime !== undefined
  const stale = edited || left.length > 0 ? [] : outdated(wish, firewalld)
  const reloads = running && (edited || left.length > 0 || stale.length > 0)
  return [
    ...keepSsh(firewalld, sshPorts),
    ...removeOld(wish, home, firewalld),
    ...written.flatMap(({ changes }) => changes),
    ...left.map(path => change(`remove ${path}`, sh`rm -f ${path}`)),
    ...(reloads ? [reload(stale)] : []),
    ...(running && !reloads ? mendAddresses(wish, firewalld) : []),
    ...addMissing(wish, home, firewalld, reloads),
    ...start(unit, firewalld),
  ]
}
