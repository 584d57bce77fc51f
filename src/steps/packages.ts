import { type Change, change, type Risk, risky } from '../core/change.ts'
import type { PinnedPackage } from '../core/cluster.ts'
import { pinText, satisfies } from '../core/pin.ts'
import type { Os } from '../facts/os.ts'
import { hold, install } from '../render/package-manager.ts'

export interface PackagesKnown {
  readonly os: Os
  /** Versions by name. */
  readonly installed: ReadonlyMap<string, string>
  readonly held: ReadonlySet<string>
}

/**
 * What is missing until packages are there at their pinned versions, and held there where dpkg keeps them; `risk` is
 * that of installing them.
 *
 * @throws Problem UNSUPPORTED when something is missing on a system without a known package manager
 */
export function packageChanges(
  { os, installed, held }: PackagesKnown,
  wanted: readonly PinnedPackage[],
  risk: Risk = 'safe',
): Change[] {
  const wrong = wanted.filter(pin => !satisfies(installed.get(pin.name), pin))
  const names = wanted.map(({ name }) => name)
  const free = os.format === 'deb' ? names.filter(name => !held.has(name)) : []
  const what = wrong.map(pin => pinText(pin, installed.get(pin.name))).join(', ')
  return [
    // All of them in one transaction: the packages ask for the newest of each other.
    ...(wrong.length > 0
      ? [risky(risk, change(`install ${what}`, install(os.format, wanted)))]
      : []),
    ...(free.length > 0 ? [change(`hold ${free.join(', ')}`, hold(free))] : []),
  ]
}
