import type { Repositories } from '../../core/cluster.ts'
import { MIRRORS, type MirrorName } from './mirrors.ts'
import { DOCKER } from './runtimes.ts'
import { fingerprintsOf } from './signing-keys.ts'

/**
 * Where Docker's own packages are, among them containerd.io. A build for one system alone is fetched from that
 * system's folder, for on newer ones it is not to be had; else every host takes its own, `$releasever` being yum's
 * and `$distribution` and `$codename` slipway's words for what the host says it is.
 */
export function dockerRepositories(
  { name, version }: { readonly name: string; readonly version: string },
  mirror: MirrorName,
): Repositories {
  const base = `${MIRRORS[mirror].docker}/linux`
  const build = name === 'docker' ? DOCKER[version] : undefined
  const release = build?.rpm.endsWith('.el7') ? '7' : '$releasever'
  const [distribution, codename] = debianOf(build?.deb) ?? ['$distribution', '$codename']
  return {
    rpm: {
      url: `${base}/centos/${release}/$basearch/stable`,
      keys: [`${base}/centos/gpg`],
      fingerprints: fingerprintsOf('dockerRpm'),
      check: true,
    },
    deb: {
      url: `${base}/${distribution} ${codename} stable`,
      keys: [`${base}/${distribution}/gpg`],
      fingerprints: fingerprintsOf('dockerDeb'),
      check: true,
    },
  }
}

/** The Debian that a build names; 18.06 names none, and was last built for buster. */
function debianOf(build = ''): readonly [string, string] | undefined {
  const named = /~debian-(\w+)$/.exec(build)?.[1]
  if (named !== undefined) return ['debian', named]
  return build.endsWith('~debian') ? ['debian', 'buster'] : undefined
}
