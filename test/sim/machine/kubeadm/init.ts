import type { Call, Steps } from '../../shell/system.ts'
import { newAuthority } from '../authority.ts'
import { amend, CA, kubeconfig, objectsOf, put, serves } from '../cluster/api.ts'
import { MANIFESTS } from '../cluster/static-pods.ts'
import type { Machine } from '../machine.ts'
import { pull } from '../programs/docker.ts'
import { tick } from '../programs/program.ts'
import { coredns, kubeProxy, settings, token } from './addons.ts'
import { type Config, imagesOf } from './config.ts'
import { kubeletStart } from './kubelet-start.ts'
import { hostErrors, initErrors, preflight } from './preflight.ts'

const PKI = '/etc/kubernetes/pki'
const CERTIFICATES = [
  'apiserver',
  'apiserver-kubelet-client',
  'front-proxy-ca',
  'front-proxy-client',
  'etcd/ca',
  'etcd/server',
  'etcd/peer',
  'etcd/healthcheck-client',
  'apiserver-etcd-client',
]
const LONGEST_MS = 240_000

export function* init(m: Machine, call: Call, config: Config): Steps<number> {
  call.out(`[init] Using Kubernetes version: ${config.version}\n`)
  yield* tick(400, 'kubeadm init: preflight')
  if (!preflight([...hostErrors(m), ...initErrors(m)], call)) return 1
  for (const image of Object.values(imagesOf(config)))
    if (!m.images.has(image) && (yield* pull(m, image, call.err)) !== 0) {
      call.err(
        `error execution phase preflight: [preflight] Some fatal errors occurred:\n\t[ERROR ImagePull]: failed to pull image ${image}: exit status 1\n`,
      )
      return 1
    }
  yield* certificates(m, call)
  yield* kubeconfigs(m, call, config)
  yield* kubeletStart(m, call, config, config.kubelet)
  yield* manifests(m, call, config)
  if (!(yield* waitForApi(m, call))) return 1
  return yield* furnish(m, call, config)
}

function* certificates(m: Machine, call: Call): Steps<void> {
  call.out(`[certs] Using certificateDir folder "${PKI}"\n`)
  m.files.folders(`${PKI}/etcd`)
  yield* tick(300, 'kubeadm init: certs ca')
  if (m.files.kind(CA)) call.out('[certs] Using existing ca certificate authority\n')
  else {
    call.out('[certs] Generating "ca" certificate and key\n')
    m.files.write(CA, newAuthority(m.around.random))
    m.files.write(`${PKI}/ca.key`, 'key\n', 0o600)
  }
  yield* tick(1200, 'kubeadm init: certs')
  for (const name of CERTIFICATES) {
    m.files.write(`${PKI}/${name}.crt`, 'certificate\n')
    m.files.write(`${PKI}/${name}.key`, 'key\n', 0o600)
  }
  m.files.write(`${PKI}/sa.key`, 'key\n', 0o600)
  m.files.write(`${PKI}/sa.pub`, 'key\n', 0o600)
}

function* kubeconfigs(m: Machine, call: Call, { node, address }: Config): Steps<void> {
  const users = {
    admin: 'kubernetes-admin',
    kubelet: `system:node:${node}`,
    'controller-manager': 'system:kube-controller-manager',
    scheduler: 'system:kube-scheduler',
  }
  const ca = m.files.read(CA)
  for (const [name, user] of Object.entries(users)) {
    yield* tick(100, `kubeadm init: kubeconfig ${name}`)
    call.out(`[kubeconfig] Writing "${name}.conf" kubeconfig file\n`)
    m.files.write(
      `/etc/kubernetes/${name}.conf`,
      kubeconfig(`https://${address}:6443`, ca, user),
      0o600,
    )
  }
}

function* manifests(m: Machine, call: Call, config: Config): Steps<void> {
  const images = imagesOf(config)
  m.files.folders(MANIFESTS)
  for (const name of ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd']) {
    yield* tick(100, `kubeadm init: manifest of ${name}`)
    if (name === 'etcd') m.files.folders('/var/lib/etcd', 0o700)
    call.out(`[control-plane] Creating static Pod manifest for "${name}"\n`)
    m.files.write(
      `${MANIFESTS}/${name}.yaml`,
      `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - command:\n    - ${name}\n    image: ${images[name]}\n    imagePullPolicy: IfNotPresent\n`,
      0o600,
    )
  }
}

function* waitForApi(m: Machine, call: Call): Steps<boolean> {
  call.out(
    '[wait-control-plane] Waiting for the kubelet to boot up the control plane as static Pods from directory "/etc/kubernetes/manifests". This can take up to 4m0s\n',
  )
  const began = m.around.now()
  while (!serves(m)) {
    if (m.around.now() - began >= LONGEST_MS) {
      call.out(
        '\n\tUnfortunately, an error has occurred:\n\t\ttimed out waiting for the condition\n',
      )
      call.err(
        "error execution phase wait-control-plane: couldn't initialize a Kubernetes cluster\n",
      )
      return false
    }
    yield* tick(1000, 'kubeadm init: wait-control-plane')
  }
  const seconds = (m.around.now() - began) / 1000
  call.out(
    `[apiclient] All control plane components are healthy after ${seconds.toFixed(6)} seconds\n`,
  )
  return true
}

/** What kubeadm does once the API server answers, phase by phase. */
function* furnish(m: Machine, call: Call, config: Config): Steps<number> {
  const { node } = config
  const nodeKey = `node//${node}`
  const phases: [what: string, does: () => void][] = [
    [
      '[upload-config] Storing the configuration used in ConfigMap "kubeadm-config" in the "kube-system" Namespace',
      () => put(m, settings('kubeadm-config', { ClusterConfiguration: config.cluster })),
    ],
    [
      '[kubelet] Creating a ConfigMap "kubelet-config" in namespace kube-system with the configuration for the kubelets in the cluster',
      () => put(m, settings('kubelet-config', { kubelet: config.kubelet })),
    ],
    [
      `[mark-control-plane] Marking the node ${node} as control-plane by adding the label "node-role.kubernetes.io/master=''"`,
      () => {
        const taints = (objectsOf(m).get(nodeKey)?.spec?.taints ?? []) as unknown[]
        amend(m, nodeKey, {
          metadata: {
            labels: {
              'node-role.kubernetes.io/master': '',
              'node-role.kubernetes.io/control-plane': '',
            },
            annotations: { 'kubeadm.alpha.kubernetes.io/cri-socket': '/var/run/dockershim.sock' },
          },
          spec: {
            taints: [...taints, { effect: 'NoSchedule', key: 'node-role.kubernetes.io/master' }],
          },
        })
      },
    ],
    ['[bootstrap-token] Using token: [masked]', () => put(m, token(m, config.ttl))],
    [
      '[bootstrap-token] Creating the "cluster-info" ConfigMap in the "kube-public" namespace',
      () => put(m, settings('cluster-info', { kubeconfig: m.files.read(CA) }, 'kube-public')),
    ],
    [
      '[addons] Applied essential addon: CoreDNS',
      () => put(m, coredns(imagesOf(config).coredns ?? '')),
    ],
    [
      '[addons] Applied essential addon: kube-proxy',
      () => put(m, kubeProxy(imagesOf(config)['kube-proxy'] ?? '')),
    ],
  ]
  for (const [what, does] of phases) {
    if (what.startsWith('[mark')) {
      const began = m.around.now()
      while (!objectsOf(m).has(nodeKey)) {
        if (m.around.now() - began > 120_000) return failed(call, 'mark-control-plane')
        yield* tick(500, 'kubeadm init: wait for the node')
      }
    }
    yield* tick(250, `kubeadm init: ${what.slice(0, 60)}`)
    if (!serves(m) || m.conditions.diskFull) return failed(call, what.match(/\w[\w-]*/)?.[0] ?? '')
    call.out(`${what}\n`)
    does()
  }
  call.out('\nYour Kubernetes control-plane has initialized successfully!\n')
  m.deeds.push('kubeadm init ended well')
  return 0
}

function failed(call: Call, phase: string): number {
  call.err(`error execution phase ${phase}: timed out waiting for the condition\n`)
  return 1
}
