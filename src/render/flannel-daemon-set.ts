import type { FlannelRelease, Network } from '../core/pod-network.ts'
import type { KubeObject } from '../facts/kubectl.ts'

type Labels = Readonly<Record<string, string>>

const field = (variable: string, fieldPath: string) => ({
  name: variable,
  valueFrom: { fieldRef: { fieldPath } },
})

/** A container that copies the CNI plugin onto the node, for versions whose nodes do not have it. */
const installPlugin = (image: string) => ({
  name: 'install-cni-plugin',
  image,
  command: ['cp'],
  args: ['-f', '/flannel', '/opt/cni/bin/flannel'],
  volumeMounts: [{ name: 'cni-plugin', mountPath: '/opt/cni/bin' }],
})

const installConfig = (image: string, installer: string) => ({
  name: 'install-cni',
  image,
  command: [installer],
  args: [
    ...(installer === 'cp' ? ['-f'] : []),
    '/etc/kube-flannel/cni-conf.json',
    '/etc/cni/net.d/10-flannel.conflist',
  ],
  volumeMounts: [
    { name: 'cni', mountPath: '/etc/cni/net.d' },
    { name: 'flannel-cfg', mountPath: '/etc/kube-flannel/' },
  ],
})

/** Source: Documentation/kube-flannel.yml at v0.28.9, the first version with probes. */
const probes = (port: number | undefined) =>
  port === undefined
    ? {}
    : {
        ports: [{ name: 'healthz', containerPort: port, protocol: 'TCP' }],
        livenessProbe: {
          httpGet: { path: '/healthz', port: 'healthz' },
          initialDelaySeconds: 10,
          periodSeconds: 30,
        },
        readinessProbe: {
          httpGet: { path: '/readyz', port: 'healthz' },
          initialDelaySeconds: 5,
          periodSeconds: 10,
        },
      }

const requests = { cpu: '100m', memory: '50Mi' }

function daemon(image: string, { cniPlugin, healthPort }: FlannelRelease) {
  const modern = cniPlugin !== undefined
  return {
    name: 'kube-flannel',
    image,
    command: ['/opt/bin/flanneld'],
    // The node's own address, which node-ip has fixed: not whichever NIC has the default route.
    args: [
      '--ip-masq',
      '--kube-subnet-mgr',
      '--iface=$(NODE_IP)',
      ...(healthPort === undefined ? [] : [`--healthz-port=${healthPort}`]),
    ],
    ...probes(healthPort),
    resources: modern ? { requests } : { requests, limits: requests },
    securityContext: {
      privileged: false,
      capabilities: { add: ['NET_ADMIN', 'NET_RAW'] },
    },
    env: [
      field('NODE_IP', 'status.hostIP'),
      field('POD_NAME', 'metadata.name'),
      field('POD_NAMESPACE', 'metadata.namespace'),
      ...(modern ? [{ name: 'EVENT_QUEUE_DEPTH', value: '5000' }] : []),
    ],
    volumeMounts: [
      { name: 'run', mountPath: '/run/flannel' },
      { name: 'flannel-cfg', mountPath: '/etc/kube-flannel/' },
      ...(modern ? [{ name: 'xtables-lock', mountPath: '/run/xtables.lock' }] : []),
    ],
  }
}

const path = (name: string, hostPath: object) => ({ name, hostPath })

/** The pods of flannel, one on each node. */
export function flannelDaemonSet(
  { images, version }: Network,
  release: FlannelRelease,
  labels: Labels,
): KubeObject {
  const { cniPlugin, installer, namespace } = release
  const image = `${images}/${release.image}:${version}`
  const modern = cniPlugin !== undefined
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'kube-flannel-ds', namespace, labels },
    spec: {
      selector: { matchLabels: { app: 'flannel' } },
      template: {
        metadata: { labels },
        spec: {
          hostNetwork: true,
          priorityClassName: 'system-node-critical',
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          tolerations: [{ operator: 'Exists', effect: 'NoSchedule' }],
          serviceAccountName: 'flannel',
          initContainers: [
            ...(modern ? [installPlugin(`${images}/${cniPlugin}`)] : []),
            installConfig(image, installer),
          ],
          containers: [daemon(image, release)],
          volumes: [
            path('run', { path: '/run/flannel' }),
            path('cni', { path: '/etc/cni/net.d' }),
            { name: 'flannel-cfg', configMap: { name: 'kube-flannel-cfg' } },
            ...(modern
              ? [
                  path('cni-plugin', { path: '/opt/cni/bin' }),
                  path('xtables-lock', { path: '/run/xtables.lock', type: 'FileOrCreate' }),
                ]
              : []),
          ],
        },
      },
    },
  }
}
