import { subnetsOf } from '../../core/families.ts'
import type { Host, SshTarget } from '../../core/host.ts'
import type { SecretSource } from '../../core/secret.ts'
import type { ClusterFile } from '../schema.ts'
import type { SshAnswer } from './answer.ts'

type HostFile = ClusterFile['hosts'][string]

/** What cluster.yaml says of a host's SSH, its paths absolute. */
export type SshSaid = {
  readonly [K in
    | 'address'
    | 'port'
    | 'user'
    | 'identityFile'
    | 'knownHostsFile'
    | 'hostKeys'
    | 'passwordFrom'
    | 'sudoPasswordFrom']: SshTarget[K] | undefined
}

export const NOTHING_SAID: SshSaid = {
  address: undefined,
  port: undefined,
  user: undefined,
  identityFile: undefined,
  knownHostsFile: undefined,
  hostKeys: undefined,
  passwordFrom: undefined,
  sudoPasswordFrom: undefined,
}

/** A host's own settings over those of all. `file` makes a path absolute. */
export function sshSaid(
  own: HostFile['ssh'],
  common: ClusterFile['ssh'],
  file: (text: string) => string,
): SshSaid {
  const source = (given: SecretSource | undefined) =>
    given && 'file' in given ? { file: file(given.file) } : given
  const identityFile = own?.identityFile ?? common?.identityFile
  const knownHostsFile = own?.knownHostsFile ?? common?.knownHostsFile
  return {
    address: own?.address,
    port: own?.port ?? common?.port,
    user: own?.user ?? common?.user,
    identityFile: identityFile === undefined ? undefined : file(identityFile),
    knownHostsFile: knownHostsFile === undefined ? undefined : file(knownHostsFile),
    hostKeys: own?.hostKeys ?? common?.hostKeys,
    passwordFrom: source(own?.passwordFrom ?? common?.passwordFrom),
    sudoPasswordFrom: source(own?.sudo?.passwordFrom ?? common?.sudo?.passwordFrom),
  }
}

/** Where passwords stand; OpenSSH's configuration has no word for it. */
const sourcesOf = ({ passwordFrom, sudoPasswordFrom }: SshSaid) => ({
  ...(passwordFrom && { passwordFrom }),
  ...(sudoPasswordFrom && { sudoPasswordFrom }),
})

/** The host as cluster.yaml alone describes it. */
export function toHost(
  name: string,
  host: HostFile,
  common: ClusterFile['ssh'],
  file: (text: string) => string,
): Host {
  const { role, labels, taints } = host
  const [address = '', second] = subnetsOf(host.address)
  const said = sshSaid(host.ssh, common, file)
  return {
    name,
    address,
    ...(second !== undefined && { secondAddress: second }),
    role,
    labels: labels ?? {},
    ...(taints && { taints }),
    ssh: {
      address: said.address ?? address,
      port: said.port ?? 22,
      user: said.user ?? 'root',
      ...(said.identityFile !== undefined && { identityFile: said.identityFile }),
      knownHostsFile: said.knownHostsFile ?? file('~/.ssh/known_hosts'),
      hostKeys: said.hostKeys ?? 'ask',
      ...sourcesOf(said),
    },
  }
}

/** Where cluster.yaml is silent, what OpenSSH's configuration answers. `via`: the last machine on the way, if any. */
export function toTarget(said: SshSaid, answer: SshAnswer, via?: SshTarget): SshTarget {
  const { address, port, user, knownHostsFiles, hostKeys, identityFiles, ...others } = answer
  const [first = '/dev/null', ...more] =
    said.knownHostsFile === undefined ? knownHostsFiles.user : [said.knownHostsFile]
  return {
    address,
    port: said.port ?? port,
    user: said.user ?? user,
    ...(said.identityFile === undefined
      ? identityFiles && { identityFiles }
      : { identityFile: said.identityFile }),
    knownHostsFile: first,
    knownHostsFiles: [...more, ...knownHostsFiles.global],
    hostKeys: said.hostKeys ?? hostKeys,
    ...others,
    ...sourcesOf(said),
    ...(via && { via }),
  }
}
