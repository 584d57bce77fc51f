import type { Cluster, ProxySettings } from '../core/cluster.ts'
import { subnetsOf } from '../core/families.ts'
import type { ClusterFile } from './schema.ts'

/** Never asked of a proxy: the machine itself, and names that only the cluster's DNS knows. */
const INSIDE = ['localhost', '127.0.0.1', '.svc']

/**
 * The proxy of cluster.yaml, with the exceptions that a cluster needs: its hosts by name and address, its subnets
 * (programs in Go take CIDRs there) and its domain. Without them kubeadm and the kubelet would ask for each other there.
 */
export function toProxy(
  { hosts, proxy }: Pick<ClusterFile, 'hosts' | 'proxy'>,
  { podSubnet, serviceSubnet, dnsDomain }: Cluster['network'],
): ProxySettings {
  const machines = Object.entries(hosts).flatMap(([name, { address }]) => [
    name,
    ...subnetsOf(address),
  ])
  const own = proxy?.noProxy ?? []
  const all = [
    ...INSIDE,
    `.${dnsDomain}`,
    ...subnetsOf(podSubnet),
    ...subnetsOf(serviceSubnet),
    ...machines,
    ...own,
  ]
  return {
    ...(proxy?.http !== undefined && { http: proxy.http }),
    ...(proxy?.https !== undefined && { https: proxy.https }),
    noProxy: [...new Set(all)],
  }
}
