import { objectsOf, reaches, serves } from '../cluster/api.ts'
import type { Machine } from '../machine.ts'
import { given, type MachineProgram, tick } from './program.ts'

const PAGE =
  '<!DOCTYPE html>\n<html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1></body></html>\n'

interface Port {
  readonly nodePort?: number
}

/** Whether something answers at a NodePort of a node: its kube-proxy, flannel, and a pod behind a service. */
function answers(m: Machine, address: string, port: number): boolean {
  const node = m.around.byAddress(address)
  if (!node || !reaches(m, node)) return false
  if (!node.live.containers.has('kube-proxy') || !node.live.containers.has('flannel')) return false
  const leader = leaderOf(node)
  if (!leader) return false
  const all = [...objectsOf(leader).values()]
  const service = all.find(
    o =>
      o.kind === 'Service' &&
      ((o.spec?.ports ?? []) as readonly Port[]).some(p => p.nodePort === port),
  )
  return all.some(
    o =>
      o.kind === 'Deployment' &&
      o.metadata.name === service?.metadata.name &&
      Number(o.status?.availableReplicas ?? 0) > 0,
  )
}

/** Rules stay in the kernel when the API server goes, so it need not answer; it must be somewhere. */
function leaderOf(node: Machine): Machine | undefined {
  const conf = node.files.entry('/etc/kubernetes/kubelet.conf')?.content
  const address = conf?.match(/server: https:\/\/([\d.]+):6443/)?.[1]
  const leader = address ? node.around.byAddress(address) : undefined
  return leader && (serves(leader) || objectsOf(leader).size > 0) ? leader : undefined
}

export const curl: MachineProgram = (m, call) => {
  m.fleeting()
  const { words } = given(call.args, ['retry', 'max-time', 'noproxy', 'o', 'connect-timeout'])
  const url = words[0] ?? ''
  const [, address = '', port = ''] = url.match(/^http:\/\/([\d.]+):(\d+)\/$/) ?? []
  if (address) {
    if (!answers(m, address, Number(port))) {
      call.err(`curl: (7) Failed connect to ${address}:${port}; Connection refused\n`)
      return 7
    }
    call.out(PAGE)
    return 0
  }
  return (function* () {
    yield* tick(300, `curl ${url}`)
    const answer = m.conditions.mirror()
    if (answer === '503') {
      call.err('curl: (22) The requested URL returned error: 503 Service Unavailable\n')
      return 22
    }
    if (answer === 'gone') {
      call.err(
        `curl: (7) Failed to connect to ${url.split('/')[2]} port 443: Connection timed out\n`,
      )
      return 7
    }
    call.out(`-----BEGIN PGP PUBLIC KEY BLOCK-----\n${url}\n-----END PGP PUBLIC KEY BLOCK-----\n`)
    return 0
  })()
}
