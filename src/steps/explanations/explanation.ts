import type { Target } from '../../core/cluster.ts'

/** What a step is for, in words for people. What it does is told by the step itself. */
export interface Explanation {
  readonly why: string
  /** What to type on the host, or with kubectl, to have it as before; or why there is nothing to type. */
  readonly undo: readonly string[]
  /** What the notes that slipway began with have in its place; left out where they have nothing. */
  readonly notes?: string
  readonly see: readonly [string, ...string[]]
  /** What it runs, for steps that decide while they act. */
  runs?(target: Target): readonly string[]
}

const DOCS = 'https://kubernetes.io/docs'

/** A page of Kubernetes' documentation. */
export const page = (path: string): string => `${DOCS}/${path}/`

export const INSTALL = page('setup/production-environment/tools/kubeadm/install-kubeadm')
export const RUNTIMES = page('setup/production-environment/container-runtimes')
