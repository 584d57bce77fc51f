import type { Repositories } from '../../core/cluster.ts'
import { fingerprintsOf } from './signing-keys.ts'

const BASE = 'https://download.opensuse.org/repositories/isv:/cri-o:/stable:'

/** One repository for each minor. The older address, pkgs.k8s.io/addons:/cri-o:, is frozen. Source: cri-o/packaging, README. */
export function crioRepositories(minor: number): Repositories {
  const at = `${BASE}/v1.${minor}`
  const signed = { fingerprints: fingerprintsOf('crio'), check: true }
  return {
    rpm: { url: `${at}/rpm/`, keys: [`${at}/rpm/repodata/repomd.xml.key`], ...signed },
    deb: { url: `${at}/deb/ /`, keys: [`${at}/deb/Release.key`], ...signed },
  }
}
