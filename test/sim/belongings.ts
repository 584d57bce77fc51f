import type { Event } from '../../src/core/event.ts'
import { byHand } from './hardware.ts'
import type { Machine } from './machine/machine.ts'
import type { World } from './world.ts'

const KUBECTL = 'kubectl --kubeconfig /etc/kubernetes/admin.conf --request-timeout=5s'
const DEAR = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'dear', namespace: 'default' },
  data: { to: 'its user' },
}

/** Lets somebody put an object of their own into the cluster as soon as slipway says that it is there. */
export function holdDear(world: World<Machine>, event: Event): void {
  if (world.dear || event.type !== 'step.finished' || event.step !== 'control-plane') return
  if (event.summary.result !== 'changed' && event.summary.result !== 'unchanged') return
  const { code } = byHand(
    world.hardware(event.host),
    `printf '%s' '${JSON.stringify(DEAR)}' | ${KUBECTL} create -f -`,
  )
  if (code === 0) world.dear = true
}

/** Whether what was put there is there. */
export const stillDear = (leader: Machine): boolean =>
  leader
    .answer(`${KUBECTL} -n default get cm/dear --ignore-not-found -o json`)
    .stdout.includes('its user')
