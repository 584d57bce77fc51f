import { type Change, change, risky } from '../core/change.ts'
import type { Cluster, JsonObject } from '../core/cluster.ts'
import type { Fact } from '../core/fact.ts'
import { isMap, mapOrEmpty } from '../core/is-map.ts'
import { type KubeObject, kubectl, objects } from '../facts/kubectl.ts'
import { readYaml, toYaml } from '../render/yaml.ts'

/** Where kubeadm keeps kube-proxy's configuration (kubeadm, phases/addons/proxy). */
const FILE = 'config.conf'

/** Says on the ConfigMap, and on the pods that were started since, which mode slipway has changed it to. */
const MARK = 'slipway/kube-proxy-mode'

const SECONDS = 300

type Live = readonly KubeObject[] | undefined

const inKubeSystem = (...args: string[]) => kubectl('-n', 'kube-system', ...args)

const patch = (object: string, body: object) =>
  inKubeSystem('patch', object, '--type=merge', '-p', JSON.stringify(body))

interface Marked {
  readonly spec?: {
    readonly template?: { readonly metadata?: { readonly annotations?: Record<string, string> } }
  }
}

const configOf = (map: KubeObject): JsonObject | undefined => {
  const text = (map.data as Record<string, string> | undefined)?.[FILE]
  const { value } = readYaml(text ?? '')
  return isMap(value) ? value : undefined
}

const wantedMode = ({ kubeProxy }: Cluster): string | undefined =>
  kubeProxy !== false && typeof kubeProxy.mode === 'string' && kubeProxy.mode !== ''
    ? kubeProxy.mode
    : undefined

/** kube-proxy's own default on Linux, in every version. */
const modeOf = (config: JsonObject): string => String(config.mode || 'iptables')

/** The mode, with the gates that it needs; all else stays as it is in the cluster. */
function withMode(config: JsonObject, mode: string, { kubeProxy }: Cluster): JsonObject {
  const gates = kubeProxy === false ? undefined : kubeProxy.featureGates
  const all = { ...mapOrEmpty(config.featureGates), ...mapOrEmpty(gates) }
  return { ...config, mode, ...(Object.keys(all).length > 0 && { featureGates: all }) }
}

function changes(live: readonly KubeObject[], mode: string, cluster: Cluster): Change[] {
  const map = live.find(({ kind }) => kind === 'ConfigMap')
  const pods = live.find(({ kind }) => kind === 'DaemonSet') as Marked | undefined
  const config = map && configOf(map)
  if (!map || !config || !pods) return []
  const now = modeOf(config)
  const mark = map.metadata.annotations?.[MARK]
  const started = pods.spec?.template?.metadata?.annotations?.[MARK]
  if (now === mode && mark === started) return []
  const metadata = { annotations: { [MARK]: mode } }
  const summary =
    now === mode
      ? `restart kube-proxy on every node, with its mode ${mode}`
      : `change kube-proxy's mode from ${now} to ${mode}, and restart it; rules of ${now} stay on a node until that restarts`
  const data = { [FILE]: toYaml(withMode(config, mode, cluster)) }
  return [
    risky(
      'disruptive',
      change(
        summary,
        patch('configmap/kube-proxy', { metadata, data }),
        patch('daemonset/kube-proxy', { spec: { template: { metadata } } }),
        inKubeSystem('rollout', 'status', 'daemonset/kube-proxy', `--timeout=${SECONDS}s`),
      ),
    ),
  ]
}

/** What is asked of a cluster whose mode is named. */
export const kubeProxyFacts = (cluster: Cluster): { readonly kubeProxy?: Fact<Live> } =>
  wantedMode(cluster) === undefined
    ? {}
    : { kubeProxy: objects(['cm/kube-proxy', 'ds/kube-proxy'], 'kube-system') }

/**
 * What is missing until kube-proxy works in the mode of cluster.yaml. kubeadm settles that when it makes the control
 * plane; from then on it is the cluster's own. Nothing where none is named, or where the API server says nothing.
 */
export function kubeProxyChanges(live: Live, cluster: Cluster): Change[] {
  const mode = wantedMode(cluster)
  return live && mode !== undefined ? changes(live, mode, cluster) : []
}
