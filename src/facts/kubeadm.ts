import { type Command, sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import { ADMIN_CONF, type KubeObject, kubectlGet, readObjects } from './kubectl.ts'

/** Where slipway notes on a host, before it starts kubeadm there, for which cluster; and after, that it ended well. */
export const MARKER = '/var/lib/slipway/kubeadm'

export interface Marker {
  readonly verb: 'init' | 'join'
  readonly cluster: string
  readonly ended: boolean
  /** The name that kubeadm gave the cluster, where slipway took over one that was made under another name. */
  readonly bears?: string | undefined
}

/**
 * How far kubeadm got on a host.
 * `down`: everything is there, but the API server does not answer, so nobody can say more.
 */
export type KubeadmState =
  | { readonly state: 'absent' }
  | {
      readonly state: 'partial'
      readonly reached: string
      readonly marker: Marker | undefined
      /** Its name, where an API server answers: what is there may hold what people need. */
      readonly cluster?: string
    }
  | { readonly state: 'down'; readonly marker: Marker | undefined }
  | { readonly state: 'done'; readonly cluster: string; readonly marker: Marker | undefined }

/** Where etcd keeps a control plane's data. */
export const ETCD_MEMBER = '/var/lib/etcd/member'

const MANIFESTS = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd'].map(
  name => `/etc/kubernetes/manifests/${name}.yaml`,
)

/** What each phase of kubeadm init leaves on disk, in the order of 1.19 to 1.27 (release notes of 1.19). */
export const INIT_TRACES: readonly (readonly [phase: string, path: string])[] = [
  ['certs', '/etc/kubernetes/pki/ca.crt'],
  ['kubeconfig', ADMIN_CONF],
  ['kubeconfig', '/etc/kubernetes/kubelet.conf'],
  ['kubelet-start', '/var/lib/kubelet/config.yaml'],
  ...MANIFESTS.map(path => ['control-plane', path] as const),
  ['wait-control-plane', ETCD_MEMBER],
]

/**
 * What kubeadm init makes from 1.29 on (its release notes), and its users are told to put away safely: one that is left
 * behind makes the next init fail, and one that is gone says nothing.
 */
export const SUPER_ADMIN_CONF = '/etc/kubernetes/super-admin.conf'

/** The phase that makes a file. */
const phaseOf = (path: string): string =>
  INIT_TRACES.find(([, trace]) => trace === path)?.[0] ?? 'kubelet-start'

/** The flags that kubeadm has the kubelet start with. */
const KUBELET_FLAGS = '/var/lib/kubelet/kubeadm-flags.env'

/** Names those of the paths that are there, which of them are empty, and what the marker says. */
export const traces = (paths: readonly string[]): Command =>
  sh`for p in ${paths}; do
  [ ! -e "$p" ] || echo "trace $p"
  [ ! -e "$p" ] || [ -s "$p" ] || echo "empty $p"
done
[ -f ${MARKER} ] && echo "marker $(head -n 1 ${MARKER})"`

export interface Lines {
  readonly traces: ReadonlySet<string>
  /** Those of them that hold nothing: what a power cut makes of files that were just written. */
  readonly empty: ReadonlySet<string>
  readonly marker: Marker | undefined
  /** What follows the line `answer`. */
  readonly answer: string | undefined
}

export function readLines(stdout: string): Lines {
  const [head = '', ...rest] = stdout.split(/^answer\n/m)
  const words = head.split('\n').map(line => line.split(' '))
  const mark = words.find(([key]) => key === 'marker')
  const [, verb, cluster, end, ...bears] = mark ?? []
  const paths = (word: string) =>
    new Set(words.flatMap(([key, path]) => (key === word && path ? [path] : [])))
  return {
    traces: paths('trace'),
    empty: paths('empty'),
    marker:
      (verb === 'init' || verb === 'join') && cluster
        ? {
            verb,
            cluster,
            ended: end === 'ended',
            ...(bears.length > 0 && { bears: bears.join(' ') }),
          }
        : undefined,
    answer: rest.length > 0 ? rest.join('answer\n') : undefined,
  }
}

/**
 * The first of the files that is lacking or empty, where kubeadm is known not to have ended: nothing says then that
 * they had reached the disk. Where it has ended, or is somebody else's, they are not for slipway to judge.
 */
const lost = ({ traces, empty, marker }: Lines, paths: readonly string[]): string | undefined =>
  marker && !marker.ended ? paths.find(p => !traces.has(p) || empty.has(p)) : undefined

/** The first thing that a whole control plane has and this one lacks, by the phase that would have made it. */
function missingPhase(found: readonly KubeObject[], kubeProxy: boolean): string | undefined {
  const has = (kind: string, name?: string) =>
    found.find(o => o.kind === kind && (!name || o.metadata.name === name))
  const labels = has('Node')?.metadata.labels ?? {}
  const roles = ['master', 'control-plane'].map(role => `node-role.kubernetes.io/${role}`)
  if (!has('ConfigMap', 'kubeadm-config')) return 'upload-config'
  if (!roles.some(role => role in labels)) return 'mark-control-plane'
  if (!has('Deployment', 'coredns')) return 'addon/coredns'
  if (kubeProxy && !has('DaemonSet', 'kube-proxy')) return 'addon/kube-proxy'
  return undefined
}

const clusterName = (config: KubeObject | undefined): string =>
  String((config?.data as Record<string, string> | undefined)?.ClusterConfiguration ?? '').match(
    /^clusterName: *"?([^"\n]*)"?$/m,
  )?.[1] ?? ''

/** What the last phases of kubeadm init make. */
const WHOLE = ['cm/kubeadm-config', 'deploy/coredns', 'ds/kube-proxy']

/** How far kubeadm init got. Done is told by the API server, never by a file. `kubeProxy`: whether it is to be there. */
export const initState = (node: string, kubeProxy = true): Fact<KubeadmState> => ({
  ask: sh`${traces([...INIT_TRACES.map(([, path]) => path), KUBELET_FLAGS, SUPER_ADMIN_CONF])}
[ -f ${ADMIN_CONF} ] && ${kubectlGet('--raw=/readyz')} >/dev/null &&
found=$(${kubectlGet('-n', 'kube-system', ...WHOLE, `node/${node}`, '--ignore-not-found', '-o', 'json')}) &&
printf 'answer\n%s\n' "$found"; true`,
  read: ({ stdout }) => {
    const lines = readLines(stdout)
    const { traces, marker, answer } = lines
    const gone = lost(lines, [...INIT_TRACES.map(([, path]) => path), KUBELET_FLAGS])
    if (answer !== undefined) {
      const found = readObjects(answer)
      const config = found.find(o => o.kind === 'ConfigMap')
      const cluster = clusterName(config)
      const taken = marker && MANIFESTS.find(path => !traces.has(path))
      const path = gone ?? taken
      const reached = missingPhase(found, kubeProxy) ?? (path && phaseOf(path))
      if (!reached) return { state: 'done', cluster, marker }
      return { state: 'partial', reached, marker, ...(config && { cluster }) }
    }
    if (traces.size === 0) return { state: 'absent' }
    if (traces.size === 1 && traces.has(ETCD_MEMBER))
      return { state: 'partial', reached: 'an etcd member that was left behind', marker }
    const missing = INIT_TRACES.find(([, path]) => !traces.has(path) || path === gone)
    if (missing) return { state: 'partial', reached: missing[0], marker }
    return { state: 'down', marker }
  },
})

/** The version of the API server that kubeadm has set up on a control plane, `X.Y.Z`; undefined before it has. */
export const apiServerVersion: Fact<string | undefined> = {
  ask: sh`cat ${MANIFESTS.slice(0, 1)}`,
  read: ({ code, stdout }) =>
    code === 0 ? stdout.match(/^ *image: .*\/kube-apiserver:v(\S+)$/m)?.[1] : undefined,
}

export const JOIN_TRACES = [
  '/etc/kubernetes/pki/ca.crt',
  '/etc/kubernetes/bootstrap-kubelet.conf',
  '/etc/kubernetes/kubelet.conf',
  '/var/lib/kubelet/config.yaml',
] as const

const KUBELET_CONF = '/etc/kubernetes/kubelet.conf'
/** What a kubeadm join that has ended leaves. */
const JOINED = [...JOIN_TRACES.filter(path => !path.includes('bootstrap')), KUBELET_FLAGS]

/**
 * How far kubeadm join got on a worker, which may read its own node with the kubelet's credentials.
 * A kubelet.conf that a power cut has emptied is none.
 */
export const joinState = (node: string): Fact<KubeadmState> => ({
  ask: sh`${traces([...JOIN_TRACES, KUBELET_FLAGS])}
[ -s ${KUBELET_CONF} ] && echo answer &&
kubectl --kubeconfig ${KUBELET_CONF} --request-timeout=10s get ${`node/${node}`} -o name 2>&1; true`,
  read: ({ stdout }) => {
    const lines = readLines(stdout)
    const { traces, marker, answer } = lines
    if (traces.size === 0) return { state: 'absent' }
    if (answer === undefined) {
      const reached = traces.has('/var/lib/kubelet/config.yaml') ? 'kubelet-start' : 'preflight'
      return { state: 'partial', reached, marker }
    }
    if (lost(lines, JOINED)) return { state: 'partial', reached: 'kubelet-start', marker }
    if (answer.includes(`node/${node}\n`)) return { state: 'done', cluster: '', marker }
    if (/NotFound|Unauthorized|Forbidden|x509|unable to read client-cert/i.test(answer))
      return { state: 'partial', reached: 'kubelet-start', marker }
    return { state: 'down', marker }
  },
})
