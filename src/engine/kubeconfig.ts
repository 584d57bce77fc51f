import { type Cluster, leader } from '../core/cluster.ts'
import { Problem } from '../core/problem.ts'
import { Secret } from '../core/secret.ts'
import { file } from '../facts/files.ts'
import { ADMIN_CONF } from '../facts/kubectl.ts'
import type { Connect } from '../transport/transport.ts'
import { ask } from './ask.ts'

/**
 * The administrator's kubeconfig, as kubeadm wrote it on the control plane.
 *
 * @throws Problem NOT_CONVERGED when there is no cluster yet
 */
export async function kubeconfig(cluster: Cluster, connect: Connect): Promise<Secret> {
  const host = leader(cluster)
  const transport = await connect(host)
  try {
    const fact = file(ADMIN_CONF)
    const answers = await ask(transport, [fact.ask])
    const found = fact.read(
      answers.get(fact.ask.reveal()) ?? { code: 1, stdout: '', stderr: '', at: 0 },
    )
    if (found) return new Secret(found.content)
    throw new Problem(
      'NOT_CONVERGED',
      `${host.name} has no ${ADMIN_CONF}: there is no cluster yet`,
      {
        host: host.name,
        hint: 'slipway up makes one',
      },
    )
  } finally {
    await transport.close()
  }
}
