import type { Machine } from '../machine.ts'
import type { Thing } from '../objects.ts'

export const settings = (
  name: string,
  data: Readonly<Record<string, string>>,
  namespace = 'kube-system',
): Thing => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data })

const base64 = (text: string) => Buffer.from(text).toString('base64')

/** The token that kubeadm init makes for itself. */
export function token(m: Machine, ttl: string): Thing {
  const letters = (count: number) =>
    Array.from({ length: count }, () => Math.floor(m.around.random() * 36).toString(36)).join('')
  const id = letters(6)
  const [, minutes = '1440'] = ttl.match(/^(\d+)m/) ?? []
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'bootstrap.kubernetes.io/token',
    metadata: { name: `bootstrap-token-${id}`, namespace: 'kube-system' },
    data: {
      'token-id': base64(id),
      'token-secret': base64(letters(16)),
      expiration: base64(new Date(m.clock() + Number(minutes) * 60_000).toISOString()),
    },
  }
}

export const coredns = (image: string): Thing => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'coredns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    template: {
      metadata: { labels: { 'k8s-app': 'kube-dns' } },
      spec: {
        containers: [{ name: 'coredns', image }],
        tolerations: [
          { key: 'CriticalAddonsOnly', operator: 'Exists' },
          { effect: 'NoSchedule', key: 'node-role.kubernetes.io/master' },
          { effect: 'NoSchedule', key: 'node-role.kubernetes.io/control-plane' },
        ],
      },
    },
  },
})

export const kubeProxy = (image: string): Thing => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'kube-proxy', namespace: 'kube-system', labels: { 'k8s-app': 'kube-proxy' } },
  spec: {
    selector: { matchLabels: { 'k8s-app': 'kube-proxy' } },
    template: {
      metadata: { labels: { 'k8s-app': 'kube-proxy' } },
      spec: {
        containers: [{ name: 'kube-proxy', image }],
        tolerations: [{ operator: 'Exists' }],
      },
    },
  },
})
