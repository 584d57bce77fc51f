import { change } from '../core/change.ts'
import { defineStep } from '../core/step.ts'
import { kubectl, objects } from '../facts/kubectl.ts'
import { nginx, SMOKE_TEST } from '../render/nginx.ts'
import { manifestChanges, nameOf } from './manifest.ts'
import { theLeader } from './targets.ts'

const SECONDS = 300

export const smokeApp = defineStep({
  id: 'smoke-app',
  title: 'nginx runs in the cluster, behind a NodePort',
  after: ['pod-network'],
  targets: (host, cluster) => cluster.smokeTest.enabled && theLeader(host, cluster),
  facts: ({ cluster }) => ({ live: objects(nginx(cluster).map(nameOf)) }),
  diff: ({ live }, { cluster }) => {
    const wrong = manifestChanges(nginx(cluster), live, 'nginx and its NodePort')
    const deployment = live?.find(o => o.kind === 'Deployment')
    const { availableReplicas = 0 } = (deployment?.status ?? {}) as { availableReplicas?: number }
    if (wrong.length === 0 && availableReplicas > 0) return []
    return [
      ...wrong,
      change(
        'wait until nginx runs',
        kubectl('rollout', 'status', `deployment/${SMOKE_TEST}`, `--timeout=${SECONDS}s`),
      ),
    ]
  },
})
