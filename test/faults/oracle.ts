import type { JournalRecord } from '../../src/journal/record.ts'
import { type Lab, onMachine } from '../lab/lab.ts'
import { startRun } from './run.ts'
import { toldIn } from './told.ts'

const KUBECTL = 'kubectl --kubeconfig /etc/kubernetes/admin.conf'

interface Token {
  readonly type?: string
  readonly metadata: { readonly name: string }
  readonly data?: { readonly description?: string }
  readonly stringData?: { readonly description?: string }
}

const isOurs = ({ type, data, stringData }: Token) =>
  type === 'bootstrap.kubernetes.io/token' &&
  `${stringData?.description ?? ''}${Buffer.from(data?.description ?? '', 'base64')}`.startsWith(
    'slipway',
  )

/** Milliseconds for which it is asked again where all that is left is to wait: a kubelet that was started anew calls its pods unready at first. */
const SETTLES = 60_000

/**
 * What is not as it must be after an `up` that ended with 0; nothing when all is well. The controllers of a cluster take
 * a while to see that the pods of a node are back: where there is nothing left but to wait, it is asked again.
 */
export async function whatIsWrong(lab: Lab, program: string): Promise<string[]> {
  const began = performance.now()
  for (;;) {
    const wrong = await seenWrong(lab, program)
    const justWait = wrong.length > 0 && wrong.every(line => /: (wait until|fetch) /.test(line))
    if (!justWait || performance.now() - began > SETTLES) return wrong
  }
}

async function seenWrong(lab: Lab, program: string): Promise<string[]> {
  const plan = await startRun(program, ['plan', '-f', lab.clusterFile]).ended
  const made = plan.events.find(e => e.type === 'plan.made') as
    | Extract<JournalRecord, { type: 'plan.made' }>
    | undefined
  const open = made?.plan.pairs.filter(pair => pair.changes.length > 0 || pair.problem)
  const nodes = await onMachine(lab, 'master', `${KUBECTL} get nodes --no-headers`)
  const ready = nodes.split('\n').filter(line => /^\S+\s+Ready\b/.test(line))
  const secrets = await onMachine(lab, 'master', `${KUBECTL} -n kube-system get secrets -o json`)
  const { items } = JSON.parse(secrets || '{"items":[]}') as { readonly items: readonly Token[] }
  return [
    ...(plan.code === 0 && open ? [] : [`plan ends with ${plan.code}: ${toldIn(plan).join('; ')}`]),
    ...(open ?? []).map(
      ({ host, step, changes }) =>
        `the plan is not empty: ${host} ${step}: ${changes.map(c => c.summary).join(', ')}`,
    ),
    ...(ready.length === lab.nodes.length ? [] : [`not all nodes are Ready: ${nodes.trim()}`]),
    ...items.filter(isOurs).map(({ metadata }) => `a join token is left: ${metadata.name}`),
  ]
}
