import { leader } from '../core/cluster.ts'
import { of } from '../core/fact.ts'
import { defineStep } from '../core/step.ts'
import { kubectl } from '../facts/kubectl.ts'
import { nodes } from '../facts/nodes.ts'
import { everyHost } from './targets.ts'

const SECONDS = 300

export const nodesReady = defineStep({
  id: 'nodes-ready',
  title: 'Every node is Ready',
  after: ['control-plane', 'workers-joined', 'pod-network'],
  waits: true,
  targets: everyHost,
  facts: ({ cluster }) => ({ nodes: of(leader(cluster), nodes) }),
  diff: ({ nodes }, { host, cluster }) =>
    nodes?.get(host.name)?.ready
      ? []
      : [
          {
            summary: 'wait until the node is Ready',
            risk: 'safe',
            actions: [
              {
                run: kubectl(
                  'wait',
                  '--for=condition=Ready',
                  `node/${host.name}`,
                  `--timeout=${SECONDS}s`,
                ),
                on: leader(cluster),
              },
            ],
          },
        ],
})
