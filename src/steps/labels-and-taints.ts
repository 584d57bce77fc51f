import { changeOn } from '../core/change.ts'
import { leader } from '../core/cluster.ts'
import { of } from '../core/fact.ts'
import type { Taint } from '../core/host.ts'
import { defineStep } from '../core/step.ts'
import { kubectl } from '../facts/kubectl.ts'
import { nodes } from '../facts/nodes.ts'

const taintText = ({ key, value, effect }: Taint) => `${key}${value ? `=${value}` : ''}:${effect}`

/** What a node can have only one taint of. */
const slot = ({ key, effect }: Taint) => `${key}:${effect}`

/** Taints that Kubernetes itself puts on a node and takes away again. */
const passing = ({ key }: Taint) => key.startsWith('node.kubernetes.io/')

export const labelsAndTaints = defineStep({
  id: 'labels-and-taints',
  title: 'Every node has the labels and taints of cluster.yaml',
  after: ['control-plane', 'workers-joined'],
  targets: host => Object.keys(host.labels).length > 0 || host.taints !== undefined,
  facts: ({ cluster }) => ({ nodes: of(leader(cluster), nodes) }),
  diff: ({ nodes }, { host, cluster }) => {
    const node = nodes?.get(host.name)
    const labels = Object.entries(host.labels)
      .filter(([key, value]) => node?.labels[key] !== value)
      .map(([key, value]) => `${key}=${value}`)
    const have = (node?.taints ?? []).filter(t => !passing(t))
    const want = host.taints
    const missing = (want ?? []).map(taintText).filter(t => !have.map(taintText).includes(t))
    // kubectl takes a taint off by key and effect, whatever its value: one that only changes its value is overwritten.
    const surplus = want ? have.map(slot).filter(t => !want.map(slot).includes(t)) : []
    const edits = [
      {
        parts: labels,
        summary: `label the node ${labels.join(', ')}`,
        run: kubectl('label', '--overwrite', 'node', host.name, ...labels),
      },
      {
        parts: missing,
        summary: `taint the node ${missing.join(', ')}`,
        run: kubectl('taint', '--overwrite', 'node', host.name, ...missing),
      },
      {
        parts: surplus,
        summary: `take the taint ${surplus.join(', ')} off the node`,
        run: kubectl('taint', 'node', host.name, ...surplus.map(t => `${t}-`)),
      },
    ]
    return edits
      .filter(({ parts }) => parts.length > 0)
      .map(({ summary, run }) => changeOn(leader(cluster), summary, run))
  },
})
