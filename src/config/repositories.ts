import type { Cluster, Repositories, Repository } from '../core/cluster.ts'
import { crioRepositories } from './catalogue/crio-repositories.ts'
import { dockerRepositories } from './catalogue/docker-repositories.ts'
import type { KubernetesMinor } from './catalogue/kubernetes.ts'
import { MIRRORS, type Mirrors } from './catalogue/mirrors.ts'
import { kubernetesRepositories } from './catalogue/packages.ts'
import type { ClusterFile } from './schema.ts'

/** What decides where packages come from when cluster.yaml names no repository. */
export interface Wanted {
  readonly minor: KubernetesMinor
  readonly patch: number
  readonly runtime: { readonly name: string; readonly version: string }
  readonly mirrors: Mirrors
}

type Given = NonNullable<ClusterFile['repositories']>

/** The repositories that cluster.yaml names, and for the rest those of its mirrors. */
export function toRepositories(
  given: Given = {},
  { minor, patch, runtime, mirrors }: Wanted,
): Cluster['repositories'] {
  const vault = given.centosVault ?? MIRRORS[mirrors.packages].centosVault
  return {
    kubernetes:
      perFormat(given.kubernetes) ?? kubernetesRepositories(minor, patch, mirrors.packages) ?? {},
    docker:
      perFormat(given.docker) ??
      (runtime.name === 'cri-o'
        ? crioRepositories(minor.minor)
        : dockerRepositories(runtime, mirrors['docker-ce'])),
    ...(vault !== false && { centosVault: vault }),
  }
}

interface Signed {
  readonly key?: string | string[] | undefined
  readonly fingerprint?: string | string[] | undefined
  readonly check?: boolean | undefined
}

const one = (url: string, { key = [], fingerprint, check = true }: Signed): Repository => ({
  url,
  keys: [key].flat(),
  ...(fingerprint !== undefined && { fingerprints: [fingerprint].flat().map(bare) }),
  check,
})

/** As gpg writes it where it is not for people. */
const bare = (fingerprint: string) => fingerprint.replaceAll(' ', '').toUpperCase()

function perFormat(given: Given['docker']): Repositories | undefined {
  if (given?.url !== undefined) {
    const repository = one(given.url, given)
    return { rpm: repository, deb: repository }
  }
  if (!given?.rpm && !given?.deb) return undefined
  return {
    ...(given.rpm && { rpm: one(given.rpm.url, given.rpm) }),
    ...(given.deb && { deb: one(given.deb.url, given.deb) }),
  }
}
