import { byHand } from './hardware.ts'
import type { Machine } from './machine/machine.ts'
import type { World } from './world.ts'

interface ByHand {
  /** On which hosts it can be done. */
  readonly where: 'any' | 'leader' | 'worker'
  readonly does: (machine: Machine, worker: string | undefined) => void
}

const kubectl = (words: string) =>
  `kubectl --kubeconfig /etc/kubernetes/admin.conf --request-timeout=5s ${words}`

const types = (text: string) => (machine: Machine) => void byHand(machine, text)

/** What somebody does by hand to a cluster that is whole. */
const DRIFT = {
  'swap-on': { where: 'any', does: m => m.alter(live => live.swaps.add('/swapfile')) },
  'docker-stopped': { where: 'any', does: types('systemctl stop docker') },
  'kubelet-stopped': { where: 'any', does: types('systemctl stop kubelet') },
  'kubelet-disabled': { where: 'any', does: types('systemctl disable kubelet') },
  'hosts-emptied': {
    where: 'any',
    does: types(
      "printf '127.0.0.1 localhost\\n::1 localhost ip6-localhost ip6-loopback\\n10.1.1.1 printer\\n' > /etc/hosts",
    ),
  },
  'daemon-json-gone': { where: 'any', does: types('rm -f /etc/docker/daemon.json') },
  renamed: {
    where: 'any',
    does: types("printf 'other\\n' > /etc/hostname\nprintf other > /proc/sys/kernel/hostname"),
  },
  'module-unloaded': {
    where: 'any',
    does: m => m.alter(live => live.modules.delete('br_netfilter')),
  },
  'kubeconfig-gone': { where: 'leader', does: types('rm -rf /root/.kube') },
  'nginx-gone': {
    where: 'leader',
    does: types(kubectl('-n default delete deployment slipway-smoke-test --ignore-not-found')),
  },
  'node-gone': {
    where: 'leader',
    does: (m, worker) => worker && byHand(m, kubectl(`delete node ${worker} --ignore-not-found`)),
  },
  'worker-reset': { where: 'worker', does: types('kubeadm reset -f') },
  rebooted: {
    where: 'any',
    does: m => {
      m.powerCut()
      m.boot()
    },
  },
} satisfies Record<string, ByHand>

export type Drift = keyof typeof DRIFT

export const DRIFTS = Object.keys(DRIFT) as Drift[]

export function drift(world: World<Machine>, name: Drift): void {
  const { where, does }: ByHand = DRIFT[name]
  const [leader, ...workers] = [...world.hosts.keys()]
  const hosts = { any: [leader, ...workers], leader: [leader], worker: workers }[where]
  const host = world.dice.pick(hosts)
  if (host !== undefined) does(world.hardware(host), world.dice.pick(workers))
}
