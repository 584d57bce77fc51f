import { type Change, change, type Risk, risky } from '../core/change.ts'
import type { Cluster, PinnedPackage } from '../core/cluster.ts'
import { sh } from '../core/command.ts'
import { pinText, satisfies } from '../core/pin.ts'
import { type Os, os } from '../facts/os.ts'
import { type Damage, damagedPackages, heldPackages, packageVersions } from '../facts/packages.ts'
import { hold, install, reinstall } from '../render/package-manager.ts'

export type Damaged = ReadonlyMap<string, Damage>

export interface PackagesKnown {
  readonly os: Os
  /** Versions by name. */
  readonly installed: ReadonlyMap<string, string>
  readonly damaged: Damaged
  readonly held: ReadonlySet<string>
}

export interface PackagesTraits {
  /** What it costs to install them. */
  readonly risk?: Risk
  /** What they start: systemd may have given up starting it without its files. */
  readonly units?: readonly string[]
  /** Packages that come with them unasked. */
  readonly helpers?: readonly string[]
}

/** What the packages of Kubernetes bring with them on rpm systems, and kubelet and kubeadm call. */
export const HELPERS = ['conntrack-tools', 'cri-tools', 'ebtables', 'ethtool', 'socat']

/** All steps that install something ask one question about all of it: to start rpm costs more than to name packages. */
export function packageFacts({ kubernetes, runtime }: Cluster) {
  const pins = [kubernetes, runtime].flatMap(({ packages }) => [...packages.rpm, ...packages.deb])
  const names = [...new Set([...pins.map(({ name }) => name), 'chrony', ...HELPERS])]
  return {
    os,
    installed: packageVersions(names),
    damaged: damagedPackages(names),
    held: heldPackages,
  }
}

function summaryOf(packages: string, { sign, path = '', versions }: Damage): string {
  if (sign === 'missing') return `reinstall ${packages}: ${path} is missing`
  if (sign === 'empty') return `reinstall ${packages}: ${path} is empty`
  if (sign === 'short') return `reinstall ${packages}: ${path} is cut off`
  return `reinstall ${packages}: rpm has it as ${versions.join(', ')}`
}

/** What makes packages whole again of which a power cut took something, at the versions that are there. */
export function repairs(
  damaged: Damaged,
  pins: readonly PinnedPackage[],
  { risk = 'safe', units = [] }: PackagesTraits = {},
): Change[] {
  const broken = pins.flatMap(pin => {
    const damage = damaged.get(pin.name)
    const version = damage?.versions.findLast(version => satisfies(version, pin))
    return damage && version !== undefined ? [{ name: pin.name, version, damage }] : []
  })
  const [first] = broken
  if (!first) return []
  const what = broken.map(({ name, version }) => `${name} ${version}`).join(', ')
  const forgotten = broken.flatMap(({ name, version, damage: { versions } }) =>
    versions.filter(other => other !== version).map(other => `${name}-${other}`),
  )
  const reset = sh`systemctl reset-failed ${units} 2>/dev/null || true`
  return [
    risky(
      risk,
      change(
        summaryOf(what, first.damage),
        reinstall(
          broken.map(({ name, version }) => `${name}-${version}`),
          forgotten,
        ),
        // A unit whose file was empty is masked until systemd reads it anew.
        sh`systemctl daemon-reload`,
        ...(units.length > 0 ? [reset] : []),
      ),
    ),
  ]
}

/**
 * What is missing until packages are there at their pinned versions, whole, and held there where dpkg keeps them.
 *
 * @throws Problem UNSUPPORTED when something is missing on a system without a known package manager
 */
export function packageChanges(
  { os, installed, damaged, held }: PackagesKnown,
  wanted: readonly PinnedPackage[],
  traits: PackagesTraits = {},
): Change[] {
  const { risk = 'safe', helpers = [] } = traits
  const isThere = (pin: PinnedPackage) =>
    [installed.get(pin.name), ...(damaged.get(pin.name)?.versions ?? [])].some(version =>
      satisfies(version, pin),
    )
  const wrong = wanted.filter(pin => !isThere(pin))
  const names = wanted.map(({ name }) => name)
  const others = helpers.filter(name => !names.includes(name)).map(name => ({ name }))
  const free = os.format === 'deb' ? names.filter(name => !held.has(name)) : []
  const what = wrong.map(pin => pinText(pin, installed.get(pin.name))).join(', ')
  return [
    // All of them in one transaction: the packages ask for the newest of each other.
    ...(wrong.length > 0
      ? [risky(risk, change(`install ${what}`, install(os.format, wanted)))]
      : []),
    ...repairs(damaged, [...wanted, ...others], traits),
    ...(free.length > 0 ? [change(`hold ${free.join(', ')}`, hold(free))] : []),
  ]
}
