import { type Command, sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

export const ADMIN_CONF = '/etc/kubernetes/admin.conf'

/** kubectl as the cluster's administrator, on a control plane, for what changes something. */
export const kubectl = (...args: string[]): Command =>
  // The API server of a machine with little to spare takes half a minute for it right after kubeadm init.
  sh`kubectl --kubeconfig ${ADMIN_CONF} --request-timeout=60s ${args}`

/** A question to the API server, which may go without an answer: one that is late is given up. */
export const kubectlGet = (...args: string[]): Command =>
  sh`kubectl --kubeconfig ${ADMIN_CONF} --request-timeout=5s get ${args}`

export interface KubeObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace?: string
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
  }
  readonly [key: string]: unknown
}

/** The objects in `kubectl get -o json`'s answer, whether it is one object, a list or nothing. */
export function readObjects(stdout: string): KubeObject[] {
  if (!stdout.trim()) return []
  const answer = JSON.parse(stdout) as KubeObject & { items?: KubeObject[] }
  return answer.items ?? [answer]
}

/**
 * Objects by `kind/name`, in one namespace or none; those that are missing are left out.
 * Undefined when there is no cluster yet or its API server does not answer.
 */
export const objects = (
  names: readonly string[],
  namespace = 'default',
): Fact<readonly KubeObject[] | undefined> => ({
  ask: sh`[ -f ${ADMIN_CONF} ] && ${kubectlGet('-n', namespace, ...names, '--ignore-not-found', '-o', 'json')}`,
  read: ({ code, stdout }) => (code === 0 ? readObjects(stdout) : undefined),
})
