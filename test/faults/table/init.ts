import type { Fault, Moment } from '../fault.ts'
import { cableOut, killBoth, powerCut, program, restarted, type Strike } from '../strikes.ts'
import { REAL_ONE } from './places.ts'

/** The phases of kubeadm init, in their order, by what it says when each begins (1.20). */
export const INIT_PHASES = {
  preflight: '[preflight] Running',
  certs: '[certs] Generating "ca"',
  kubeconfig: '[kubeconfig] Writing "admin.conf"',
  'kubelet-start': '[kubelet-start] Starting',
  'control-plane': '[control-plane] Creating static Pod manifest for "kube-apiserver"',
  etcd: '[etcd] Creating',
  'wait-control-plane': '[wait-control-plane]',
  'upload-config': '[upload-config]',
  'upload-certs': '[upload-certs]',
  'mark-control-plane': '[mark-control-plane]',
  'bootstrap-token': '[bootstrap-token]',
  'kubelet-finalize': '[kubelet-finalize]',
  'addon/coredns': '[addons] Applied essential addon: CoreDNS',
  'addon/kube-proxy': '[addons] Applied essential addon: kube-proxy',
} as const

type Phase = keyof typeof INIT_PHASES

const phases = Object.keys(INIT_PHASES) as Phase[]

const inPhase = (phase: Phase): Moment => ({
  kubeadm: 'init',
  says: INIT_PHASES[phase],
  on: 'master',
})

const fault = (
  name: string,
  kind: Fault['kind'],
  when: Moment,
  strike: Strike,
  rest: Partial<Fault> = {},
): Fault => ({ name, kind, where: REAL_ONE, start: 'prepared', when, strike, ...rest })

const told = (phase: Phase): Moment => ({ step: 'control-plane', says: INIT_PHASES[phase] })

const waiting = told('wait-control-plane')

/** Kills the process of a container as soon as there is one. */
const containerKilled = (name: string) =>
  program('master', `until pid=$(pgrep -x ${name}); do sleep 0.1; done; kill -9 $pid`)

/** The real kubeadm init, struck in each of its phases. */
export const init: readonly Fault[] = [
  ...phases.map(phase =>
    fault(
      `the power is cut in kubeadm init, phase ${phase}`,
      'power cut',
      inPhase(phase),
      powerCut('master'),
      phase === 'etcd' ? { quick: true } : {},
    ),
  ),
  ...phases.map(phase =>
    fault(
      `slipway and kubeadm are killed in kubeadm init, phase ${phase}`,
      'kill',
      inPhase(phase),
      killBoth('master'),
      phase === 'wait-control-plane' ? { quick: true } : {},
    ),
  ),
  fault('slipway alone is killed in kubeadm init', 'kill', waiting, async ({ run }) =>
    run.kill('SIGKILL'),
  ),
  fault('the cable is out for 5 s in kubeadm init', 'link', told('certs'), cableOut('master', 5), {
    code: 0,
  }),
  fault('the cable is out for 60 s in kubeadm init', 'link', told('certs'), cableOut('master', 60)),
  fault('the machine is rebooted in kubeadm init', 'reboot', waiting, restarted('master')),
  fault(
    'kubelet is killed in kubeadm init',
    'kubelet',
    waiting,
    program('master', 'pkill -9 -x kubelet'),
  ),
  fault(
    'Docker is restarted in kubeadm init',
    'cluster',
    waiting,
    program('master', 'systemctl restart docker'),
  ),
  fault('etcd is killed in kubeadm init', 'cluster', waiting, containerKilled('etcd')),
  fault(
    'the API server is killed in kubeadm init',
    'cluster',
    told('upload-config'),
    containerKilled('kube-apiserver'),
  ),
  fault(
    'an image of the control plane is taken away before kubeadm init',
    'registry',
    { step: 'control-plane', at: 'begins' },
    program(
      'master',
      "docker images --format '{{.Repository}}:{{.Tag}}' | grep kube-scheduler | xargs docker rmi",
    ),
    { code: 0 },
  ),
  {
    name: 'kubelet can only crash in kubeadm init, for a flag that it does not know',
    kind: 'kubelet',
    where: REAL_ONE,
    start: 'prepared',
    arrange: ({ on }) =>
      on(
        'master',
        'mkdir -p /etc/sysconfig; echo KUBELET_EXTRA_ARGS=--network-plugins=cni > /etc/sysconfig/kubelet',
      ),
    person: {
      code: 'COMMAND_FAILED',
      told: /unknown flag[\s\S]*try: .*kubelet/,
      does: ({ on }) => on('master', 'rm -f /etc/sysconfig/kubelet'),
    },
  },
  {
    name: 'another program listens on the port of the API server',
    kind: 'cluster',
    where: REAL_ONE,
    start: 'prepared',
    arrange: ({ on }) =>
      on(
        'master',
        "systemd-run --quiet --unit=squatter perl -MIO::Socket::INET -e 'my $port = IO::Socket::INET->new(LocalPort => 6443, Listen => 5) or die; sleep'",
      ),
    person: {
      code: 'COMMAND_FAILED',
      told: /Port-6443[\s\S]*try: .*ss -ltnp/,
      does: ({ on }) => on('master', 'systemctl stop squatter'),
    },
  },
  {
    name: 'somebody else has begun a kubeadm init here',
    kind: 'cluster',
    where: REAL_ONE,
    start: 'prepared',
    arrange: ({ on }) => on('master', 'kubeadm init phase certs all >/dev/null 2>&1'),
    person: {
      code: 'FOREIGN_CLUSTER',
      told: /try: slipway up --adopt master .*slipway reset --host master/,
      does: ({ on }) => on('master', 'kubeadm reset -f >/dev/null 2>&1'),
    },
  },
]
