import type { Fault, Moment } from '../fault.ts'
import { seconds } from '../scene.ts'
import { cableOut, killBoth, powerCut, program, restarted, type Strike } from '../strikes.ts'
import { REAL } from './places.ts'

/** The phases of kubeadm join on a worker, by what it says (1.20). */
export const JOIN_PHASES = {
  preflight: '[preflight] Running',
  'kubelet-start': '[kubelet-start] Writing kubelet configuration',
  'TLS bootstrap': '[kubelet-start] Waiting',
  'its last word': 'This node has joined the cluster',
} as const

type Phase = keyof typeof JOIN_PHASES

const phases = Object.keys(JOIN_PHASES) as Phase[]

const inPhase = (phase: Phase): Moment => ({
  kubeadm: 'join',
  says: JOIN_PHASES[phase],
  on: 'worker1',
})

const told = (phase: Phase): Moment => ({ step: 'workers-joined', says: JOIN_PHASES[phase] })

const fault = (
  name: string,
  kind: Fault['kind'],
  when: Moment,
  strike: Strike,
  rest: Partial<Fault> = {},
): Fault => ({ name, kind, where: REAL, start: 'unjoined', when, strike, ...rest })

const TOKENS = `kubectl --kubeconfig /etc/kubernetes/admin.conf -n kube-system get secrets -o name |
  grep bootstrap-token | xargs kubectl --kubeconfig /etc/kubernetes/admin.conf -n kube-system delete`

/** The real kubeadm join, struck in each of its phases. */
export const join: readonly Fault[] = [
  ...phases.map(phase =>
    fault(
      `the power of worker1 is cut in kubeadm join, ${phase}`,
      'power cut',
      inPhase(phase),
      powerCut('worker1'),
    ),
  ),
  ...phases.map(phase =>
    fault(
      `slipway and kubeadm are killed in kubeadm join, ${phase}`,
      'kill',
      inPhase(phase),
      killBoth('worker1'),
    ),
  ),
  fault(
    'the cable of worker1 is out for 5 s in kubeadm join',
    'link',
    told('preflight'),
    cableOut('worker1', 5),
    { code: 0 },
  ),
  fault(
    'the cable of worker1 is out for 60 s in kubeadm join',
    'link',
    told('preflight'),
    cableOut('worker1', 60),
  ),
  fault(
    'the cable of master is out for 5 s in kubeadm join',
    'link',
    told('TLS bootstrap'),
    cableOut('master', 5),
  ),
  fault(
    'worker1 is rebooted in kubeadm join',
    'reboot',
    told('TLS bootstrap'),
    restarted('worker1'),
  ),
  fault(
    'the power of master is cut in kubeadm join',
    'power cut',
    inPhase('preflight'),
    powerCut('master'),
  ),
  fault(
    'the API server is killed in kubeadm join',
    'cluster',
    inPhase('preflight'),
    program('master', 'pkill -9 -x kube-apiserver'),
  ),
  fault(
    'the join token is gone before kubeadm join uses it',
    'token',
    inPhase('preflight'),
    program('master', TOKENS),
  ),
  fault(
    'the join token is gone in the TLS bootstrap',
    'token',
    inPhase('TLS bootstrap'),
    program('master', TOKENS),
  ),
  fault(
    'kubelet of worker1 is killed in kubeadm join',
    'kubelet',
    inPhase('TLS bootstrap'),
    program('worker1', 'pkill -9 -x kubelet; true'),
  ),
  {
    name: 'the join token was given and has expired before kubeadm join is sent',
    kind: 'token',
    where: REAL,
    start: 'unjoined',
    when: { step: 'workers-joined', at: 'works', on: 'worker1' },
    strike: async ({ on }) => {
      await on(
        'master',
        `kubectl --kubeconfig /etc/kubernetes/admin.conf -n kube-system get secrets -o name | grep bootstrap-token |
while read -r s; do kubectl --kubeconfig /etc/kubernetes/admin.conf -n kube-system patch "$s" -p '{"stringData":{"expiration":"2020-01-01T00:00:00Z"}}'; done`,
      )
      await seconds(3)
    },
  },
  {
    name: 'kubelet of worker1 can only crash in kubeadm join, for a flag that it does not know',
    kind: 'kubelet',
    where: REAL,
    start: 'unjoined',
    arrange: ({ on }) =>
      on(
        'worker1',
        'mkdir -p /etc/sysconfig; echo KUBELET_EXTRA_ARGS=--network-plugins=cni > /etc/sysconfig/kubelet',
      ),
    person: {
      code: 'COMMAND_FAILED',
      told: /unknown flag[\s\S]*try: .*kubelet/,
      does: ({ on }) => on('worker1', 'rm -f /etc/sysconfig/kubelet'),
    },
  },
]
