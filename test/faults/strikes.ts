import { type Scene, seconds } from './scene.ts'

/** What strikes: each takes hold of the scene and is done when the harm is. */
export type Strike = (scene: Scene) => Promise<unknown>

export const killSlipway: Strike = async ({ run }) => run.kill('SIGKILL')

/** slipway first, so that it cannot see what happens to kubeadm. */
export const killBoth =
  (machine: string): Strike =>
  async ({ run, on }) => {
    run.kill('SIGKILL')
    await on(machine, 'pkill -9 -x kubeadm; true')
  }

export const powerCut =
  (machine: string): Strike =>
  ({ power }) =>
    power.blink(machine)

export const restarted =
  (machine: string): Strike =>
  ({ reboot }) =>
    reboot(machine)

export const cableOut =
  (machine: string, time: number): Strike =>
  async ({ cable }) => {
    await cable(machine, 'down')
    await seconds(time)
    await cable(machine, 'up')
  }

/** All of them: the one that listens and those that serve connections. systemd starts the first again. */
export const sshdKilled =
  (machine: string): Strike =>
  async ({ on }) =>
    on(
      machine,
      'systemd-run --quiet --on-active=5 systemctl start ssh; pkill -9 -x sshd; true',
    ).catch(() => {})

export const program =
  (machine: string, text: string): Strike =>
  ({ on }) =>
    on(machine, text)
