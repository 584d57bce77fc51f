import { steps } from '../../src/steps/index.ts'
import { type Lab, labCommand, onMachine } from '../lab/lab.ts'

/** What a fault can get hold of. */
export interface Scene {
  readonly lab: Lab
  /** kill -9 of the run that is under way. */
  kill(): Promise<void>
}

/** Something that goes wrong on real machines, when it does, and what it is. */
export interface Fault {
  readonly name: string
  /** The step whose beginning sets it off; left out: before the run. */
  readonly when?: string
  strike(scene: Scene): Promise<void>
  /** Exit code of the run that was struck; left out: it does not matter, the run after it does. */
  readonly code?: number
}

const seconds = (n: number) => new Promise(resolve => setTimeout(resolve, n * 1000))

const killed: Fault[] = steps
  .filter(step => !['hostname', 'labels-and-taints', 'smoke-test'].includes(step.id))
  .map(step => ({
    name: `kill -9 of slipway when ${step.id} begins`,
    when: step.id,
    strike: scene => scene.kill(),
  }))

const linkDown = (machine: string, step: string, time: number): Fault => ({
  name: `the link of ${machine} is down for ${time} s when ${step} begins`,
  when: step,
  code: 0,
  async strike({ lab }) {
    await labCommand(lab, 'link', machine, 'down')
    await seconds(time)
    await labCommand(lab, 'link', machine, 'up')
  },
})

const powerCut = (machine: string, step: string): Fault => ({
  name: `${machine} loses its power when ${step} begins`,
  when: step,
  strike: async ({ lab }) => void (await labCommand(lab, 'reboot', '--hard', machine)),
})

export const faults: readonly Fault[] = [
  ...killed,
  linkDown('worker1', 'images', 5),
  linkDown('worker1', 'workers-joined', 5),
  linkDown('master', 'control-plane', 5),
  powerCut('worker1', 'kube-packages'),
  powerCut('worker2', 'workers-joined'),
  powerCut('master', 'control-plane'),
  {
    name: 'every sshd of worker1 is killed when kube-packages begins',
    when: 'kube-packages',
    code: 0,
    strike: async ({ lab }) =>
      void (await onMachine(lab, 'worker1', 'pkill -9 -x sshd; true').catch(() => {})),
  },
  {
    name: 'the package mirror answers every second request with 503',
    code: 0,
    strike: async ({ lab }) => lab.mirrorFaults({ failEvery: 2, status: 503 }),
  },
]
