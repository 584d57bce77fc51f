import { defineCheck } from '../core/check.ts'
import type { Role } from '../core/host.ts'
import { listeners } from '../facts/listeners.ts'

/** Source: kubernetes/website, content/en/docs/reference/networking/ports-and-protocols.md. */
const PORTS: Readonly<Record<Role, readonly number[]>> = {
  'control-plane': [6443, 2379, 2380, 10250, 10257, 10259],
  worker: [10250, 10256],
}

/** As the kernel cuts them off, after fifteen letters. */
const OURS = /^(kube-|kubelet|etcd|hyperkube|systemd-socket)/

export const portsFree = defineCheck({
  id: 'ports-free',
  title: 'No other program has the ports of Kubernetes',
  facts: () => ({ listeners }),
  judge: known =>
    [...known].map(([{ name: host, role }, { listeners }]) => {
      const others = PORTS[role].flatMap(port => {
        const program = listeners.get(port)
        return program === undefined || OURS.test(program) ? [] : [`${port} (${program})`]
      })
      return others.length === 0
        ? { host, level: 'ok', message: 'the ports of Kubernetes are free, or its own' }
        : {
            host,
            level: 'error',
            message: `another program listens on ${others.join(', ')}`,
            hint: `stop it there: slipway ssh ${host} sudo ss -ltnp`,
          }
    }),
})
