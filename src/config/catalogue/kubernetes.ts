import type { Cluster } from '../../core/cluster.ts'
import { MINORS } from './minors.ts'
import type { Version } from './version.ts'

export type ConfigApi = Cluster['kubernetes']['configApi']
export type Tags = Cluster['kubernetes']['tags']

/** What is known of one minor of Kubernetes. Days are written YYYY-MM-DD. */
export interface MinorFacts {
  readonly released: string
  /** The day on which its makers end even maintenance. */
  readonly endOfLife: string
  readonly lastPatch: number
  /** `kubeadm.k8s.io/…`, the version that slipway writes for this kubeadm. */
  readonly configApi: ConfigApi
  /** The last patch whose packages are in the frozen repositories of layout `kubernetes-el7-x86_64` and `kubernetes-xenial`. */
  readonly lastLegacyPatch?: number
  /** Tags of etcd, CoreDNS and pause, with the patch from which on kubeadm asks for them. */
  readonly images: readonly (readonly [
    from: number,
    etcd: string,
    coredns: string,
    pause: string,
  ])[]
  /** What no source confirms. */
  readonly unconfirmed?: readonly string[]
}

/** A minor by its number: 19 for 1.19. */
export interface KubernetesMinor extends MinorFacts {
  readonly name: string
  readonly minor: number
}

/** The minors that slipway can install, oldest first. */
export const KUBERNETES: readonly KubernetesMinor[] = Object.entries(MINORS).map(
  ([name, facts]) => ({ name, minor: Number(name.split('.')[1]), ...facts }),
)

export const KUBERNETES_RANGE = `1.${KUBERNETES.at(0)?.minor} to 1.${KUBERNETES.at(-1)?.minor}`

export const kubernetesMinor = ({ major, minor }: Version): KubernetesMinor | undefined =>
  KUBERNETES.find(({ name }) => name === `${major}.${minor}`)

/** Whether its makers still mend it on a day, `YYYY-MM-DD`. */
export const isSupported = ({ released, endOfLife }: MinorFacts, day: string): boolean =>
  released <= day && day <= endOfLife

/** The day of the sources that the catalogue was written from. */
export const CATALOGUE_DAY = '2026-11-21'

/** Whether no patch can have come after the last that is known. */
export const isClosed = ({ endOfLife }: MinorFacts): boolean => endOfLife < CATALOGUE_DAY

/** The tags that kubeadm of this patch asks for; for a patch that is not known, those of the last that is. */
export function tagsOf({ images }: MinorFacts, patch: number): Tags {
  const [, etcd, coredns, pause] = images.findLast(([from]) => from <= patch) ?? []
  if (etcd === undefined || coredns === undefined || pause === undefined)
    throw new RangeError(`no image tags for patch ${patch}`)
  return { etcd, coredns, pause }
}

/** How many minors older than the API server a kubelet may be; it may never be newer. Source: version-skew-policy. */
export const kubeletSkew = (minor: number): number => (minor < SKEW_GREW ? 2 : 3)

/** From this minor of the API server on a kubelet may be three behind (release notes of 1.28). */
const SKEW_GREW = 28
