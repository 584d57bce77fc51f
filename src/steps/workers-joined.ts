import { change } from '../core/change.ts'
import { type Cluster, leader, type Target } from '../core/cluster.ts'
import { type Command, sh } from '../core/command.ts'
import { type Known, of } from '../core/fact.ts'
import type { Host } from '../core/host.ts'
import { oncePer } from '../core/once-per.ts'
import { Problem } from '../core/problem.ts'
import { defineStep, type Site } from '../core/step.ts'
import { digests, file, present } from '../facts/files.ts'
import { ETCD_MEMBER, initState, joinState, type KubeadmState } from '../facts/kubeadm.ts'
import { nodes } from '../facts/nodes.ts'
import { createToken, newToken, noteOf, takeBackToken } from '../render/bootstrap-token.ts'
import { caHash } from '../render/ca-hash.ts'
import { joinConfig } from '../render/kubeadm.ts'
import { deleteNode, kubeadm, kubeadmReset, noteEnd } from '../render/kubeadm-commands.ts'
import { waitFor } from '../render/wait.ts'
import { kubeadmChanges } from './kubeadm-changes.ts'
import { claim, strangerOf } from './kubeadm-claim.ts'
import { everyWorker } from './targets.ts'

const CA = '/etc/kubernetes/pki/ca.crt'
const API_SECONDS = 60

/** Whose join tokens are not taken back yet: one question for all workers, which names each of them. */
const tokens = oncePer((cluster: Cluster) =>
  of(leader(cluster), present(cluster.hosts.map(({ name }) => noteOf(name)))),
)

/** How far the host got, whose CA it and the control plane have, and whether it has been a control plane itself. */
const standing = ({ host, cluster }: Target) => ({
  found: joinState(host.name),
  own: digests([CA]),
  theirs: of(leader(cluster), digests([CA])),
  etcd: present([ETCD_MEMBER]),
})

/**
 * A node whose CA is not the control plane's, or that has one when there is none yet, is left over from an earlier
 * cluster, or part of another.
 *
 * @throws Problem FOREIGN_CLUSTER when it must not be reset
 */
function judge(
  { found, own, theirs, etcd }: Known<ReturnType<typeof standing>>,
  { host, cluster }: Target,
  first?: KubeadmState,
): KubeadmState {
  if (found.state === 'absent') return found
  const { marker } = found
  const partial = (reached: string) => ({ state: 'partial', reached, marker }) as const
  const remade = first?.state === 'partial' && !(first.marker?.ended && !strangerOf(first, cluster))
  const stale = own.get(CA) !== undefined && own.get(CA) !== theirs.get(CA)
  const before =
    marker?.cluster === cluster.name ? 'a control plane that is no more' : 'another control plane'
  const state = remade
    ? partial('a control plane that is about to be made anew')
    : stale
      ? partial(before)
      : found
  claim(state, host, cluster)
  if (strangerOf(state, cluster) && state.state === 'partial' && etcd.has(ETCD_MEMBER))
    throw new Problem(
      'FOREIGN_CLUSTER',
      `${host.name} is to be a worker, and holds the etcd of a control plane of somebody else`,
      {
        hint: `nothing resets that but slipway reset --host ${host.name}`,
        evidence: [`found: ${ETCD_MEMBER}`],
      },
    )
  return state
}

const apiAnswers = ({ name }: Host): Command =>
  waitFor(
    sh`kubectl --kubeconfig /etc/kubernetes/kubelet.conf --request-timeout=5s get --raw=/readyz`,
    API_SECONDS,
    `the API server did not answer ${name} within ${API_SECONDS} s`,
  )

/** kubeadm join on a host that has nothing of kubeadm any more; `found` is what was there before. */
async function join({ host, cluster }: Target, found: KubeadmState, site: Site): Promise<void> {
  const first = leader(cluster)
  const facts = { ca: file(CA), nodes, left: present([noteOf(host.name)]) }
  const { ca, nodes: known, left } = await site.ask(first, facts)
  // Of a kubeadm that was taken off the host, by this run, by one that was cut off then, or by hand.
  const stale = known?.get(host.name)?.address === host.address
  // kubeadm join refuses a name whose node seems Ready, as it does for a minute after its kubelet has stopped.
  if (found.state !== 'absent' || stale) await site.run(first, deleteNode(host))

  if (!ca)
    throw new Problem('NOT_CONVERGED', `${first.name} has no ${CA}`, {
      host: first.name,
      hint: 'put it back from a backup; or make the cluster anew: slipway reset, then slipway up',
    })
  if (left.size > 0) await site.run(first, takeBackToken(host.name))
  const token = newToken(site.clock)
  await site.run(first, createToken(token, new Date(site.clock.now()), host.name))
  const config = joinConfig(host, cluster, token, caHash(ca.content))
  try {
    await site.run(host, kubeadm('join', cluster, config))
  } catch (error) {
    // Why the join failed is worth more than that the token lives for its half hour.
    await site.run(first, takeBackToken(host.name)).catch(() => {})
    throw error
  }
  await site.run(first, takeBackToken(host.name))
}

export const workersJoined = defineStep({
  id: 'workers-joined',
  title: 'Every worker has joined the cluster',
  after: ['kubelet', 'control-plane'],
  waits: true,
  targets: everyWorker,
  facts: target => ({
    ...standing(target),
    tokens: tokens(target.cluster),
    first: of(
      leader(target.cluster),
      initState(leader(target.cluster).name, target.cluster.kubeProxy !== false),
    ),
  }),
  diff: ({ first, tokens, ...known }, target) => {
    const changes = kubeadmChanges('join', judge(known, target, first), target.cluster, {
      anew: 'run kubeadm join',
      ask: 'ask the API server, once it answers, whether the node has joined; if not, join it',
    })
    const left = tokens.has(noteOf(target.host.name))
    return changes.length === 0 && left
      ? [change('take back the join token of a run that was cut off')]
      : changes
  },
  async perform(_, target, site) {
    const { host, cluster } = target
    const first = leader(cluster)
    const look = async () => judge(await site.ask(host, standing(target)), target)
    let found = await look()
    if (found.state === 'down') {
      await site.run(host, apiAnswers(host))
      found = await look()
      if (found.state === 'down')
        throw new Problem(
          'NOT_CONVERGED',
          `the API server does not tell ${host.name} whether it has joined`,
          { hint: 'nothing was reset; see `journalctl -u kubelet` on the host, then run up again' },
        )
    }
    if (found.state === 'done') {
      await site.run(host, noteEnd('join', cluster))
      await site.run(first, takeBackToken(host.name))
      return
    }
    if (found.state !== 'absent') await site.run(host, kubeadmReset(cluster))
    await join(target, found, site)
  },
})
