import type { Call, Steps } from '../../shell/system.ts'
import { hashOf } from '../authority.ts'
import { CA, dial, kubeconfig, objectsOf, tokenValid } from '../cluster/api.ts'
import { BOOTSTRAP_CONF, isReady, KUBELET_CONF } from '../cluster/node.ts'
import { settle } from '../cluster/settle.ts'
import type { Machine } from '../machine.ts'
import { tick } from '../programs/program.ts'
import type { Config } from './config.ts'
import { kubeletStart } from './kubelet-start.ts'
import { available, hostErrors, preflight } from './preflight.ts'

/** How long kubeadm waits for the kubelet's credentials. */
const BOOTSTRAP_MS = 300_000

export function* join(m: Machine, call: Call, config: Config): Steps<number> {
  yield* tick(400, 'kubeadm join: preflight')
  const leftovers = [KUBELET_CONF, CA, BOOTSTRAP_CONF]
    .filter(path => m.files.kind(path))
    .map(available)
  if (!preflight([...hostErrors(m), ...leftovers], call)) return 1
  const leader = yield* discover(m, call, config)
  if (!leader) return 1
  yield* tick(200, 'kubeadm join: write bootstrap-kubelet.conf')
  const server = `https://${config.endpoint}`
  const ca = leader.files.read(CA)
  m.files.folders('/etc/kubernetes/pki')
  m.files.write(
    BOOTSTRAP_CONF,
    kubeconfig(server, ca, 'tls-bootstrap-token-user', config.token),
    0o600,
  )
  yield* tick(20, 'kubeadm join: write ca.crt')
  m.files.write(CA, ca)
  const code = yield* become(m, call, config, leader)
  yield* tick(20, 'kubeadm join: remove bootstrap-kubelet.conf')
  m.files.remove(BOOTSTRAP_CONF)
  if (code !== 0) return code
  call.out(
    '\nThis node has joined the cluster:\n* Certificate signing request was sent to apiserver and a response was received.\n',
  )
  m.deeds.push('kubeadm join ended well')
  return 0
}

/** Trusts the cluster's authority only by its hash, and the cluster only the token that it knows. */
function* discover(
  m: Machine,
  call: Call,
  { endpoint, token, hashes, discoveryMs }: Config,
): Steps<Machine | undefined> {
  const address = endpoint.replace(/:\d+$/, '')
  const began = m.around.now()
  for (;;) {
    const found = dial(m, address)
    if (typeof found !== 'string') settle(found)
    const why = typeof found === 'string' ? found : refusal(found, token, hashes)
    if (!why) return found as Machine
    // A hash that does not fit is final; all else may still come about.
    if (why.includes('pinned') || m.around.now() - began > discoveryMs) {
      call.err(
        `error execution phase preflight: couldn't validate the identity of the API Server: ${why}\nTo see the stack trace of this error execute with --v=5 or higher\n`,
      )
      return undefined
    }
    yield* tick(5000, 'kubeadm join: discovery')
    settle(m)
  }
}

function refusal(leader: Machine, token: string, hashes: readonly string[]): string | undefined {
  const objects = objectsOf(leader)
  if (!objects.has('configmap/kube-public/cluster-info'))
    return 'configmaps "cluster-info" is forbidden: User "system:anonymous" cannot get resource "configmaps" in API group "" in the namespace "kube-public"'
  if (!tokenValid(leader, token))
    return `could not find a JWS signature in the cluster-info ConfigMap for token ID "${token.slice(0, 6)}"`
  const hash = hashOf(leader.files.read(CA))
  return hashes.includes(hash)
    ? undefined
    : `cluster CA found in cluster-info ConfigMap is invalid: none of the public keys "${hash}" are pinned`
}

function* become(m: Machine, call: Call, config: Config, leader: Machine): Steps<number> {
  const objects = objectsOf(leader)
  const namesake = objects.get(`node//${config.node}`)
  if (namesake && isReady(namesake)) {
    call.err(
      `error execution phase kubelet-start: a Node with name "${config.node}" and status "Ready" already exists in the cluster. You must delete the existing Node or change the name of this new joining Node\n`,
    )
    return 1
  }
  const kubelet = objects.get('configmap/kube-system/kubelet-config')?.data?.kubelet
  if (kubelet === undefined) {
    call.err('error execution phase kubelet-start: configmaps "kubelet-config" not found\n')
    return 1
  }
  yield* kubeletStart(m, call, config, kubelet)
  call.out('[kubelet-start] Waiting for the kubelet to perform the TLS Bootstrap...\n')
  const began = m.around.now()
  while (!m.files.kind(KUBELET_CONF)) {
    if (m.around.now() - began > BOOTSTRAP_MS) {
      call.err('error execution phase kubelet-start: timed out waiting for the condition\n')
      return 1
    }
    yield* tick(1000, 'kubeadm join: wait for the kubelet')
    settle(m)
  }
  return 0
}
