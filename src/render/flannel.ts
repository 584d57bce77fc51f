import type { Cluster } from '../core/cluster.ts'
import type { KubeObject } from '../facts/kubectl.ts'
import { flannelImage } from './images.ts'

const name = 'flannel'
const namespace = 'kube-system'
const labels = { tier: 'node', app: 'flannel' }

const cniConfig = {
  name: 'cbr0',
  cniVersion: '0.3.1',
  plugins: [
    { type: 'flannel', delegate: { hairpinMode: true, isDefaultGateway: true } },
    { type: 'portmap', capabilities: { portMappings: true } },
  ],
}

const access = (): KubeObject[] => [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name },
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
      { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: [''], resources: ['nodes/status'], verbs: ['patch'] },
    ],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } },
]

const settings = (podSubnet: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'kube-flannel-cfg', namespace, labels },
  data: {
    'cni-conf.json': JSON.stringify(cniConfig, null, 2),
    'net-conf.json': JSON.stringify({ Network: podSubnet, Backend: { Type: 'vxlan' } }, null, 2),
  },
})

const field = (variable: string, fieldPath: string) => ({
  name: variable,
  valueFrom: { fieldRef: { fieldPath } },
})

const daemonSet = (image: string): KubeObject => ({
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
        serviceAccountName: name,
        initContainers: [
          {
            name: 'install-cni',
            image,
            command: ['cp'],
            args: ['-f', '/etc/kube-flannel/cni-conf.json', '/etc/cni/net.d/10-flannel.conflist'],
            volumeMounts: [
              { name: 'cni', mountPath: '/etc/cni/net.d' },
              { name: 'flannel-cfg', mountPath: '/etc/kube-flannel/' },
            ],
          },
        ],
        containers: [
          {
            name: 'kube-flannel',
            image,
            command: ['/opt/bin/flanneld'],
            // The node's own address, which node-ip has fixed: not whichever NIC has the default route.
            args: ['--ip-masq', '--kube-subnet-mgr', '--iface=$(NODE_IP)'],
            resources: {
              requests: { cpu: '100m', memory: '50Mi' },
              limits: { cpu: '100m', memory: '50Mi' },
            },
            securityContext: {
              privileged: false,
              capabilities: { add: ['NET_ADMIN', 'NET_RAW'] },
            },
            env: [
              field('NODE_IP', 'status.hostIP'),
              field('POD_NAME', 'metadata.name'),
              field('POD_NAMESPACE', 'metadata.namespace'),
            ],
            volumeMounts: [
              { name: 'run', mountPath: '/run/flannel' },
              { name: 'flannel-cfg', mountPath: '/etc/kube-flannel/' },
            ],
          },
        ],
        volumes: [
          { name: 'run', hostPath: { path: '/run/flannel' } },
          { name: 'cni', hostPath: { path: '/etc/cni/net.d' } },
          { name: 'flannel-cfg', configMap: { name: 'kube-flannel-cfg' } },
        ],
      },
    },
  },
})

/**
 * The objects that run flannel v0.13 to v0.18, whose vxlan takes the node's one address for its interface.
 * The `flannel` CNI plugin itself comes with kubernetes-cni below 1.0.
 */
export const flannel = (cluster: Cluster): KubeObject[] => [
  ...access(),
  settings(cluster.network.podSubnet),
  daemonSet(flannelImage(cluster)),
]
