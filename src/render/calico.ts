import type { Cluster } from '../core/cluster.ts'
import type { KubeObject } from '../facts/kubectl.ts'

interface Variable {
  readonly name: string
  readonly [key: string]: unknown
}

interface Container {
  readonly name: string
  readonly image?: string
  readonly env?: readonly Variable[]
  readonly livenessProbe?: Probe
  readonly readinessProbe?: Probe
}

interface Probe {
  readonly exec?: { readonly command: readonly string[] }
}

interface PodSpec {
  readonly initContainers?: readonly Container[]
  readonly containers: readonly Container[]
}

interface Workload extends KubeObject {
  readonly spec: { readonly template: { readonly spec: PodSpec } }
}

const isWorkload = (object: KubeObject): object is Workload =>
  ['DaemonSet', 'Deployment'].includes(object.kind)

/** The workload with its pods' containers changed. */
function withContainers(object: Workload, edit: (container: Container) => Container): KubeObject {
  const { spec } = object.spec.template
  const pods: PodSpec = {
    ...spec,
    ...(spec.initContainers && { initContainers: spec.initContainers.map(edit) }),
    containers: spec.containers.map(edit),
  }
  return { ...object, spec: { ...object.spec, template: { ...object.spec.template, spec: pods } } }
}

/** Values in the place of those of the same name, the new ones at the end. */
function withValues(env: readonly Variable[] = [], values: Readonly<Record<string, string>>) {
  const given = Object.entries(values).map(([name, value]) => ({ name, value }))
  const kept = env.map(old => given.find(({ name }) => name === old.name) ?? old)
  return [...kept, ...given.filter(({ name }) => !env.some(old => old.name === name))]
}

/** Without bird, which speaks BGP, nobody answers for it. */
const withoutBird = (probe: Probe): Probe =>
  probe.exec
    ? {
        ...probe,
        exec: { ...probe.exec, command: probe.exec.command.filter(word => !/^-bird-/.test(word)) },
      }
    : probe

/**
 * What calico-node is told. `kubernetes-internal-ip` is the address that the kubelet was given as its own; the pool is
 * that of the pods, for Calico's own default may hold the hosts' addresses.
 * Source: tigera/docs, reference/configure-calico-node.
 */
const nodeValues = ({ network, kubeProxy }: Cluster): Record<string, string> => ({
  IP_AUTODETECTION_METHOD: 'kubernetes-internal-ip',
  CALICO_IPV4POOL_CIDR: network.podSubnet,
  ...(network.backend === 'vxlan' && {
    CALICO_IPV4POOL_IPIP: 'Never',
    CALICO_IPV4POOL_VXLAN: 'Always',
  }),
  ...(kubeProxy && kubeProxy.mode === 'nftables' && { FELIX_NFTABLESMODE: 'Enabled' }),
})

const calicoNode = (container: Container, cluster: Cluster): Container => ({
  ...container,
  env: withValues(container.env, nodeValues(cluster)),
  ...(cluster.network.backend === 'vxlan' && {
    ...(container.livenessProbe && { livenessProbe: withoutBird(container.livenessProbe) }),
    ...(container.readinessProbe && { readinessProbe: withoutBird(container.readinessProbe) }),
  }),
})

/** The objects of Calico's manifest, as this cluster needs them. What calico-vxlan.yaml of the same tag has otherwise is vxlan's. */
export function calico(objects: readonly KubeObject[], cluster: Cluster): KubeObject[] {
  const { images, backend } = cluster.network
  const edit = (container: Container): Container => {
    const image = container.image?.replace(/^.*(?=\/calico\/)/, () => images)
    const moved = { ...container, ...(image !== undefined && { image }) }
    return container.name === 'calico-node' ? calicoNode(moved, cluster) : moved
  }
  return objects.map(object => {
    if (isWorkload(object)) return withContainers(object, edit)
    if (object.kind === 'ConfigMap' && object.metadata.name === 'calico-config')
      return backend === 'vxlan'
        ? { ...object, data: { ...(object.data as object), calico_backend: 'vxlan' } }
        : object
    return object
  })
}
