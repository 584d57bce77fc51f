import { commandsOf, type Recording, slipway } from './recording.ts'

/** The command and kubeadm are killed in the middle of kubeadm init, and the same command ends the job. */
export const killedInInit: Recording = {
  name: 'killed-in-init',
  title: 'slipway up, killed in kubeadm init, and ended by the same command',
  machines: 2,
  size: { columns: 100, rows: 30 },
  picture: { perSecond: 1, speed: 4 },
  async prepare(stage) {
    // All that comes before kubeadm, so that the recording is of the part that matters.
    await slipway(stage, 'up', '--yes', '--step', 'kubelet', '--step', 'images')
    return { folder: stage.folder, prepare: commandsOf(stage) }
  },
  async play(session, { onMaster }) {
    const first = session.type('slipway up --yes')
    await onMaster('until [ -e /etc/kubernetes/manifests/etcd.yaml ]; do sleep 0.1; done; sleep 4')
    const running = session.child()
    if (running) process.kill(running, 'SIGKILL')
    await onMaster('pkill -9 -x kubeadm')
    await first
    await session.type('# slipway and kubeadm init were killed half-way. The same command again:')
    await session.type('slipway up --yes')
    await session.type('kubectl get nodes')
  },
}
