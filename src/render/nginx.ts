import type { Cluster } from '../core/cluster.ts'
import type { KubeObject } from '../facts/kubectl.ts'

export const SMOKE_TEST = 'slipway-smoke-test'

const labels = { app: SMOKE_TEST }

/** nginx behind a NodePort, as in the notes: answers on every node when the cluster works. */
export const nginx = ({ smokeTest }: Cluster): KubeObject[] => [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: SMOKE_TEST, namespace: 'default', labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          // A cluster may be one machine.
          tolerations: [
            { key: 'node-role.kubernetes.io/master', operator: 'Exists', effect: 'NoSchedule' },
          ],
          containers: [
            {
              name: 'nginx',
              image: smokeTest.image,
              ports: [{ containerPort: 80, protocol: 'TCP' }],
              readinessProbe: {
                httpGet: { path: '/', port: 80 },
                periodSeconds: 1,
                // With the default of one second, nginx comes and goes on machines that have little to spare.
                timeoutSeconds: 5,
              },
            },
          ],
        },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: SMOKE_TEST, namespace: 'default', labels },
    spec: {
      type: 'NodePort',
      selector: labels,
      ports: [{ port: 80, protocol: 'TCP', targetPort: 80, nodePort: smokeTest.nodePort }],
    },
  },
]
