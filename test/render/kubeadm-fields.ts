import { KUBE_PROXY_FIELDS } from '../../src/config/catalogue/fields/kube-proxy.ts'
import {
  CLUSTER_FIELDS,
  INIT_FIELDS,
  JOIN_FIELDS,
} from '../../src/config/catalogue/fields/kubeadm.ts'
import { KUBELET_FIELDS } from '../../src/config/catalogue/fields/kubelet.ts'
import { fieldMistakes } from '../../src/config/fields.ts'
import type { JsonObject } from '../../src/core/cluster.ts'

const OF_MINOR = [KUBELET_FIELDS, KUBE_PROXY_FIELDS]
const TABLES = {
  InitConfiguration: INIT_FIELDS,
  ClusterConfiguration: CLUSTER_FIELDS,
  JoinConfiguration: JOIN_FIELDS,
  KubeletConfiguration: KUBELET_FIELDS,
  KubeProxyConfiguration: KUBE_PROXY_FIELDS,
}

/** What the program of a minor would not know in a document: kubeadm's own go by the version of its API. */
export function unknownFields({ apiVersion, kind, ...fields }: JsonObject, minor: number) {
  const name = kind as keyof typeof TABLES
  const table = TABLES[name]
  const api = Number(/^kubeadm\.k8s\.io\/v1beta(\d)$/.exec(String(apiVersion))?.[1])
  const version = OF_MINOR.includes(table) ? minor : api
  return fieldMistakes({ name, table, version, write: String }, fields)
}
