import type { Call } from '../../shell/system.ts'
import { view } from '../kernel.ts'
import type { Machine } from '../machine.ts'
import { kubeletRuns } from '../units.ts'

/** What keeps kubeadm from beginning on any node. */
export function hostErrors(m: Machine): string[] {
  const errors: string[] = []
  if (m.live.swaps.size > 0)
    errors.push('Swap]: running with swap on is not supported. Please disable swap')
  if (!m.live.daemon)
    errors.push(
      'CRI]: container runtime is not running: output: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?, error: exit status 1',
    )
  for (const path of ['net/bridge/bridge-nf-call-iptables', 'net/ipv4/ip_forward']) {
    const file = `/proc/sys/${path}`
    const value = view(m, file)
    const name = `FileContent-${file.replaceAll('/', '-')}`
    if (value === undefined) errors.push(`${name}]: ${file} does not exist`)
    else if (value.trim() !== '1') errors.push(`${name}]: ${file} contents are not set to 1`)
  }
  if (kubeletRuns(m)) errors.push('Port-10250]: Port 10250 is in use')
  return errors
}

/** Ports that a control plane's containers have open, with whose they are. */
const PORTS: Readonly<Record<string, readonly number[]>> = {
  'kube-apiserver': [6443],
  'kube-scheduler': [10259],
  'kube-controller-manager': [10257],
  etcd: [2379, 2380],
}

export function initErrors(m: Machine): string[] {
  const errors: string[] = []
  for (const [name, ports] of Object.entries(PORTS)) {
    if (m.live.containers.has(name))
      for (const port of ports) errors.push(`Port-${port}]: Port ${port} is in use`)
    const path = `/etc/kubernetes/manifests/${name}.yaml`
    if (m.files.kind(path)) errors.push(available(path))
  }
  if (m.files.kind('/var/lib/etcd') === 'folder' && m.files.list('/var/lib/etcd').length > 0)
    errors.push('DirAvailable--var-lib-etcd]: /var/lib/etcd is not empty')
  return errors
}

export const available = (path: string) =>
  `FileAvailable-${path.replaceAll('/', '-')}]: ${path} already exists`

/** @returns whether kubeadm may go on */
export function preflight(errors: readonly string[], call: Call): boolean {
  call.out('[preflight] Running pre-flight checks\n')
  if (errors.length === 0) return true
  const list = errors.map(e => `\t[ERROR ${e}`).join('\n')
  call.err(
    `error execution phase preflight: [preflight] Some fatal errors occurred:\n${list}\n[preflight] If you know what you are doing, you can make a check non-fatal with \`--ignore-preflight-errors=...\`\nTo see the stack trace of this error execute with --v=5 or higher\n`,
  )
  return false
}
