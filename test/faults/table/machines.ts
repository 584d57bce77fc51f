import type { Fault } from '../fault.ts'
import { seconds } from '../scene.ts'
import { cableOut, powerCut, restarted, sshdKilled } from '../strikes.ts'
import { EL7 } from './places.ts'

const prepared = ['control-plane', 'workers-joined', 'kubeconfig', 'nodes-ready', 'pod-network']

const at = (step: string, machine: string): Pick<Fault, 'where' | 'start' | 'when'> => ({
  where: EL7,
  start: prepared.includes(step) ? 'prepared' : 'bare',
  when: { step, at: 'begins', on: step === 'workers-joined' ? 'worker1' : machine },
})

const sshd = (step: string, machine: string): Fault => ({
  name: `every sshd of ${machine} is killed in ${step}, and starts again after 5 s`,
  kind: 'sshd',
  ...at(step, machine),
  strike: sshdKilled(machine),
  code: 0,
})

const link = (step: string, machine: string, time: number): Fault => ({
  name: `the cable of ${machine} is out for ${time} s in ${step}`,
  kind: 'link',
  ...at(step, machine),
  strike: cableOut(machine, time),
})

const reboot = (step: string, machine: string): Fault => ({
  name: `${machine} is rebooted in ${step}`,
  kind: 'reboot',
  ...at(step, machine),
  strike: restarted(machine),
})

const power = (step: string, machine: string): Fault => ({
  name: `the power of ${machine} is cut in ${step}`,
  kind: 'power cut',
  ...at(step, machine),
  strike: powerCut(machine),
})

/** What happens to machines and to the way to them, whatever is at work there. */
export const machines: readonly Fault[] = [
  { ...sshd('kube-packages', 'worker1'), quick: true },
  sshd('container-runtime', 'master'),
  sshd('control-plane', 'master'),
  sshd('workers-joined', 'worker1'),
  { ...link('images', 'worker1', 5), code: 0 },
  { ...link('kube-packages', 'master', 5), code: 0 },
  { ...link('control-plane', 'master', 5), code: 0 },
  { ...link('workers-joined', 'worker1', 5), code: 0 },
  link('container-runtime', 'worker1', 60),
  link('control-plane', 'master', 60),
  link('workers-joined', 'worker1', 60),
  link('workers-joined', 'master', 5),
  reboot('container-runtime', 'worker1'),
  { ...reboot('kube-packages', 'master'), quick: true },
  reboot('control-plane', 'master'),
  reboot('workers-joined', 'worker1'),
  reboot('nodes-ready', 'master'),
  power('sysctl', 'master'),
  power('container-runtime', 'worker1'),
  power('kube-packages', 'worker1'),
  power('images', 'master'),
  power('pod-network', 'master'),
  {
    name: 'both machines lose their power in kube-packages',
    kind: 'power cut',
    ...at('kube-packages', 'worker1'),
    strike: ({ power }) => Promise.all([power.blink('master'), power.blink('worker1')]),
  },
  {
    name: 'worker1 hangs for 20 s in images: all its programs are held',
    kind: 'link',
    ...at('images', 'worker1'),
    strike: async ({ on }) => {
      await on(
        'worker1',
        'systemd-run --quiet sh -c "pkill -STOP -x sshd; sleep 20; pkill -CONT -x sshd"',
      )
      await seconds(20)
    },
    code: 0,
  },
  {
    name: 'the power of worker1 is cut and stays off until a person comes',
    kind: 'power cut',
    where: EL7,
    start: 'whole',
    arrange: ({ power }) => power.off('worker1'),
    person: {
      code: 'HOST_UNREACHABLE',
      told: /no answer|no route[\s\S]*try: check that the machine is up/i,
      does: ({ power }) => power.on('worker1'),
    },
  },
  {
    name: 'sshd of worker1 is stopped',
    kind: 'sshd',
    where: EL7,
    start: 'whole',
    arrange: ({ on }) =>
      on(
        'worker1',
        'systemd-run --quiet sh -c "systemctl stop ssh.socket ssh; sleep 25; systemctl start ssh"',
      ),
    person: {
      code: 'HOST_UNREACHABLE',
      told: /sshd|refused|port 22/i,
      does: () => seconds(25),
    },
  },
  {
    name: 'worker1 is rebooted after it has joined',
    kind: 'reboot',
    where: EL7,
    start: 'whole',
    arrange: ({ reboot }) => reboot('worker1'),
    code: 0,
  },
  {
    name: 'kubelet and Docker of worker1 are stopped',
    kind: 'kubelet',
    where: EL7,
    start: 'whole',
    arrange: ({ on }) => on('worker1', 'systemctl stop kubelet docker.socket docker; true'),
    code: 0,
  },
]
