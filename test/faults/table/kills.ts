import { appendFileSync } from 'node:fs'
import { steps } from '../../../src/steps/index.ts'
import type { Fault, Moment } from '../fault.ts'
import type { Scene } from '../scene.ts'
import { killSlipway } from '../strikes.ts'
import { EL7, EL7_ONE } from './places.ts'

const ids = steps.map(step => step.id)
const fromControlPlane = ids.slice(ids.indexOf('control-plane'))

const hostOf = (step: string) =>
  ['workers-joined', 'labels-and-taints'].includes(step) ? 'worker1' : 'master'

/** Where the programs of a step are at work. */
const placeOf = (step: string) => (step === 'workers-joined' ? 'worker1' : 'master')

const NOT_YET = 'INPUT -p tcp --dport 30080 -j REJECT'

/** Steps that would find nothing to do on machines of the lab. */
const MADE_TO_DO: Readonly<Record<string, (scene: Omit<Scene, 'run'>) => Promise<unknown>>> = {
  hostname: ({ on }) => on('master', 'echo other > /etc/hostname; hostname other'),
  // Of NetworkManager, the step asks systemd alone.
  'pod-links-unmanaged': ({ on }) =>
    on(
      'master',
      `printf '[Service]\\nExecStart=/bin/sleep infinity\\nExecReload=/bin/true\\n' > /etc/systemd/system/NetworkManager.service
systemctl daemon-reload; systemctl start NetworkManager`,
    ),
  'firewall-managed': async ({ lab }) => appendFileSync(lab.clusterFile, '\nfirewall: managed\n'),
  'time-synced': ({ on }) => on('master', 'systemctl disable --now chronyd chrony; true'),
  'smoke-test': ({ on }) =>
    on(
      'master',
      `iptables -I ${NOT_YET}
systemd-run --quiet sh -c 'until ls -d /var/lib/slipway/runs/*.smoke-test.master.* >/dev/null; do sleep 0.2; done
sleep 2; iptables -D ${NOT_YET}'`,
    ),
}

const MOMENTS = {
  before: (step: string): Moment => ({ step, at: 'begins', on: hostOf(step) }),
  in: (step: string): Moment => ({ step, at: 'works', on: placeOf(step) }),
  after: (step: string): Moment => ({ step, at: 'ends', on: hostOf(step) }),
}

const QUICK = ['in control-plane', 'after workers-joined']

/** kill -9 of slipway alone: what it has left at work on the hosts goes on there. */
export const kills: readonly Fault[] = ids.flatMap(step =>
  (['before', 'in', 'after'] as const).map(when => {
    const arrange = MADE_TO_DO[step]
    return {
      name: `kill -9 of slipway ${when} ${step}`,
      kind: 'kill',
      ...(fromControlPlane.includes(step)
        ? { where: EL7, start: 'prepared' }
        : { where: EL7_ONE, start: 'bare' }),
      ...(arrange && { arrange }),
      when: MOMENTS[when](step),
      strike: killSlipway,
      ...(QUICK.includes(`${when} ${step}`) && { quick: true as const }),
    }
  }),
)
