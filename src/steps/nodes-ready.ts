import type { Change } from '../core/change.ts'
import { leader, type Target } from '../core/cluster.ts'
import { script, sh } from '../core/command.ts'
import { of } from '../core/fact.ts'
import { PLUGIN_TRACES } from '../core/pod-network.ts'
import { defineStep } from '../core/step.ts'
import { kubectl } from '../facts/kubectl.ts'
import { nodes } from '../facts/nodes.ts'
import { configurationLost } from '../facts/pod-networks.ts'
import { waitFor } from '../render/wait.ts'
import { everyHost } from './targets.ts'

const SECONDS = 300

const waiting = ({ host, cluster }: Target): Change => ({
  summary: 'wait until the node is Ready',
  risk: 'safe',
  actions: [
    {
      run: kubectl('wait', '--for=condition=Ready', `node/${host.name}`, `--timeout=${SECONDS}s`),
      on: leader(cluster),
    },
  ],
})

const FLANNEL = PLUGIN_TRACES.flannel

/** flannel's pod writes the file when it starts, and never again. */
function flannelAgain({ host, cluster }: Target): Change {
  const { namespace = 'kube-system' } = cluster.network.flannel ?? {}
  const itsPod = ['-l', 'app=flannel', '--field-selector', `spec.nodeName=${host.name}`]
  const written = script(FLANNEL.configs.map(path => sh`[ -e ${path} ]`))
  return {
    summary: `start flannel there anew: ${FLANNEL.configs.join(', ')} is gone`,
    risk: 'disruptive',
    actions: [
      { run: kubectl('-n', namespace, 'delete', 'pod', ...itsPod), on: leader(cluster) },
      { run: waitFor(written, SECONDS, 'flannel has not written its configuration') },
    ],
  }
}

export const nodesReady = defineStep({
  id: 'nodes-ready',
  title: 'Every node is Ready',
  after: ['control-plane', 'workers-joined', 'pod-network'],
  waits: true,
  targets: everyHost,
  facts: ({ cluster }) => ({
    nodes: of(leader(cluster), nodes),
    ...(cluster.network.plugin === 'flannel' && { lost: configurationLost(FLANNEL) }),
  }),
  diff: ({ nodes, lost }, target) => {
    const node = nodes?.get(target.host.name)
    const changes = node && lost ? [flannelAgain(target)] : []
    return node?.ready && !lost ? [] : [...changes, waiting(target)]
  },
})
