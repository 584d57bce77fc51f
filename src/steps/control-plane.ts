import type { Cluster, Target } from '../core/cluster.ts'
import { sh } from '../core/command.ts'
import type { Host } from '../core/host.ts'
import { Problem, toProblem } from '../core/problem.ts'
import { defineStep } from '../core/step.ts'
import { initState, type KubeadmState } from '../facts/kubeadm.ts'
import { kubectlGet } from '../facts/kubectl.ts'
import { initConfig } from '../render/kubeadm.ts'
import { kubeadm, kubeadmReset, noteEnd } from '../render/kubeadm-commands.ts'
import { waitFor } from '../render/wait.ts'
import { kubeProxyChanges, kubeProxyFacts } from './kube-proxy-mode.ts'
import { kubeadmChanges } from './kubeadm-changes.ts'
import { claim, strangerOf } from './kubeadm-claim.ts'
import { theLeader } from './targets.ts'

/** The API server of a machine that has just started is there within a minute; kubeadm itself waits for four. */
const API_SECONDS = 120

const apiAnswers = waitFor(
  kubectlGet('--raw=/readyz'),
  API_SECONDS,
  `the API server did not get ready within ${API_SECONDS} s`,
)

/** Phases of kubeadm init that may be repeated on a control plane that lives, by the name under which that is done. */
const REPEATABLE: Readonly<Record<string, string>> = {
  kubeconfig: 'kubeconfig all',
  'upload-config': 'upload-config kubeadm',
  'mark-control-plane': 'mark-control-plane',
  'addon/coredns': 'addon coredns',
  'addon/kube-proxy': 'addon kube-proxy',
}

/** The configuration is asked of the cluster: without it, kubeadm would take defaults for images and subnets. */
function mending(reached: string, { name }: Host): string {
  const phase = REPEATABLE[reached]
  const giveUp = `slipway reset --host ${name} gives it up`
  const place = reached === 'control-plane' ? 'from /etc/kubernetes/manifests' : 'there'
  if (!phase) return `put back what was taken away ${place}; ${giveUp}`
  const config =
    'kubectl -n kube-system get cm kubeadm-config -o jsonpath={.data.ClusterConfiguration} > kubeadm.yaml'
  return `slipway ssh ${name} "${config} && sudo kubeadm init phase ${phase} --config kubeadm.yaml"; ${giveUp}`
}

/**
 * Makes sure that what is there may be reset if need be.
 *
 * @throws Problem FOREIGN_CLUSTER, or NOT_CONVERGED for a control plane that was whole once: it may hold what people need
 */
function owned(found: KubeadmState, { host, cluster }: Target): KubeadmState {
  claim(found, host, cluster)
  const ours = strangerOf(found, cluster) === undefined
  if (ours && found.state === 'partial' && found.marker?.ended)
    throw new Problem(
      'NOT_CONVERGED',
      `the control plane was whole once and lacks something now: ${found.reached}`,
      { hint: mending(found.reached, host) },
    )
  return found
}

/** Flags that kubeadm takes beside a configuration, in every version. */
const flags = ({ kubeProxy }: Cluster): string[] => [
  '--skip-token-print',
  ...(kubeProxy === false ? ['--skip-phases=addon/kube-proxy'] : []),
]

export const controlPlane = defineStep({
  id: 'control-plane',
  title: 'The control plane answers, and kubeadm init has ended there',
  after: ['kubelet', 'images'],
  waits: true,
  targets: theLeader,
  facts: ({ host, cluster }) => ({
    found: initState(host.name, cluster.kubeProxy !== false),
    ...kubeProxyFacts(cluster),
  }),
  diff: ({ found, kubeProxy }, target) => [
    ...kubeadmChanges('init', owned(found, target), target.cluster, {
      anew: `run kubeadm init for Kubernetes ${target.cluster.kubernetes.version}`,
      ask: 'wait for the API server; if its kubeadm init never ended, reset and repeat it',
    }),
    ...(found.state === 'done' ? kubeProxyChanges(kubeProxy, target.cluster) : []),
  ],
  async perform(_, target, site) {
    const { host, cluster } = target
    const look = async () => {
      const { found } = await site.ask(host, {
        found: initState(host.name, cluster.kubeProxy !== false),
      })
      return owned(found, target)
    }
    let found = await look()
    if (found.state === 'down') {
      await site.run(host, sh`systemctl start kubelet`)
      const ended = found.marker?.ended ?? true
      // Only where kubeadm init is known not to have ended may a silent API server mean that it never will answer.
      await site.run(host, ended ? apiAnswers : sh`( ${apiAnswers} ) || true`).catch(error => {
        if (ended || toProblem(error).code !== 'COMMAND_FAILED') throw error
      })
      found = await look()
      if (ended && found.state === 'down')
        throw new Problem('NOT_CONVERGED', 'the API server answered, and fell silent again', {
          hint: 'nothing was reset; see `journalctl -u kubelet` on the host, then run up again',
        })
    }
    if (found.state === 'done') {
      await site.run(host, noteEnd('init', cluster, found.cluster))
      const { kubeProxy } = await site.ask(host, kubeProxyFacts(cluster))
      const actions = kubeProxyChanges(kubeProxy, cluster).flatMap(({ actions }) => actions)
      for (const action of actions) if ('run' in action) await site.run(host, action.run)
      return
    }
    if (found.state !== 'absent') await site.run(host, kubeadmReset(cluster))
    await site.run(host, kubeadm('init', cluster, initConfig(host, cluster), ...flags(cluster)))
  },
})
