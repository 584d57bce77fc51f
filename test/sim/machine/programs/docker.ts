import type { Machine } from '../machine.ts'
import { given, type MachineProgram, tick, unknown } from './program.ts'

const NO_DAEMON =
  'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n'

function info(m: Machine): string {
  const { driver = '', insecure = [], mirrors = [] } = m.live.daemon ?? {}
  const indexes: Record<string, unknown> = {
    'docker.io': { Name: 'docker.io', Mirrors: mirrors, Secure: true, Official: true },
  }
  for (const name of insecure)
    indexes[name] = { Name: name, Mirrors: [], Secure: false, Official: false }
  return JSON.stringify({
    Containers: m.live.containers.size,
    Images: m.images.size,
    Driver: 'overlay2',
    CgroupDriver: driver,
    RegistryConfig: { IndexConfigs: indexes, Mirrors: mirrors },
    Name: m.live.hostname,
    ServerVersion: m.packages.get('docker-ce')?.version,
  })
}

export const docker: MachineProgram = (m, call) => {
  const { options, words } = given(call.args, ['format', 'filter', 'f', 'since', 'tail'])
  const verb = words[0] === 'image' && words[1] === 'ls' ? 'images' : words[0]
  if (!m.live.daemon) {
    call.err(NO_DAEMON)
    return 1
  }
  const container = (name: string) => `k8s_${name}_${m.name}`
  switch (verb) {
    case 'info':
      call.out(`${info(m)}\n`)
      return 0
    case 'images':
      for (const image of m.images.keys()) call.out(`${image}\n`)
      return 0
    case 'ps':
      if (call.args.includes('status=exited')) return 0
      if (!options.has('aq') && !options.has('q')) unknown(call)
      for (const name of m.live.containers) call.out(`${container(name)}\n`)
      return 0
    case 'pull':
      return pull(m, words[1] ?? '', call.err)
    case 'rm':
      return (function* () {
        for (const id of words.slice(1)) {
          yield* tick(100, `docker rm ${id}`)
          m.alter(({ containers }) => {
            for (const name of containers) if (container(name) === id) containers.delete(name)
          })
        }
        return 0
      })()
    default:
      return unknown(call)
  }
}

export function* pull(m: Machine, image: string, err: (text: string) => void) {
  yield* tick(1500, `docker pull ${image}`)
  const registry = image.split('/')[0]
  const answer = m.conditions.registry()
  if (!m.live.daemon) {
    err(NO_DAEMON)
    return 1
  }
  if (answer !== 'ok') {
    err(
      answer === '503'
        ? `Error response from daemon: Get https://${registry}/v2/: received unexpected HTTP status: 503 Service Unavailable\n`
        : `Error response from daemon: Get https://${registry}/v2/: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)\n`,
    )
    return 1
  }
  yield* tick(1500, `docker: layers of ${image}`)
  if (m.conditions.diskFull) {
    err(
      'failed to register layer: Error processing tar file(exit status 1): write /usr/bin: no space left on device\n',
    )
    return 1
  }
  m.images.set(image, true)
  return 0
}
