import { hostname, type UserInfo, userInfo } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import type { Host, SshTarget } from '../../core/host.ts'
import { Problem } from '../../core/problem.ts'
import { withoutPasswords } from '../../core/secret.ts'
import { absolute, type Origin } from '../resolve.ts'
import type { ClusterFile } from '../schema.ts'
import { withScratch } from '../scratch.ts'
import {
  type Here,
  type Jump,
  jumpText,
  parseJumps,
  type SshSettings,
  sshAnswer,
  sshSettings,
} from './answer.ts'
import { type AskSsh, NoClient, sshClient } from './client.ts'
import { givenConfig, type SshConfig, usualConfig } from './files.ts'
import { plainConfig, plainSettings } from './plain.ts'
import { NOTHING_SAID, type SshSaid, sshSaid, toTarget } from './target.ts'

/** Up to here the client is asked about each host: a process of some ten milliseconds, or forty where many run. */
const FEW = 8
/** Of more, about so many: what it says of them must be what the text of the configuration says. */
const SAMPLES = 4

/** More machines in a row than anybody passes; a configuration in which they go round in circles has more. */
const MOST_JUMPS = 8

/**
 * The hosts with what OpenSSH's configuration says of them. It is OpenSSH's own client that is asked, since `Match` and
 * `Include` are its language. Where there is no client, the hosts are as cluster.yaml has them, and say so.
 *
 * @throws Problem CONFIG_INVALID when the configuration has a mistake, or is named in cluster.yaml and cannot be read
 */
export async function withSshConfig(
  hosts: readonly Host[],
  file: ClusterFile,
  origin: Origin,
  ask: AskSsh = sshClient('ssh', undefined, withoutPasswords(env, sourcesIn(file))),
  me: UserInfo<string> | null = whoRuns(),
): Promise<readonly Host[]> {
  const named = file.ssh?.config
  if (named === false) return hosts
  if (!me) {
    if (named === undefined) return hosts
    throw new Problem('CONFIG_INVALID', 'ssh.config cannot be read: this user has no name here', {
      hint: 'OpenSSH wants its user in /etc/passwd; set address, user and identityFile instead',
    })
  }
  const { homedir: home, username: user, uid } = me
  const config = named === undefined ? usualConfig(home) : givenConfig(absolute(named, origin))
  if (!config) return hosts
  const here: Here = { home, user, uid, hostname: hostname(), env }
  const files = { config: wrapperText(config.files), bare: wrapperText([]) }
  try {
    return await withScratch(files, async folder => {
      const told = hosts.map(host => ({
        host,
        said: sshSaid(file.hosts[host.name]?.ssh, file.ssh, text => absolute(text, origin)),
      }))
      const lookup = new Lookup(ask, here, join(folder, 'config'), config)
      if (hosts.length > FEW) await lookup.readAlone(told, join(folder, 'bare'))
      return await Promise.all(
        told.map(async ({ host, said }) => ({ ...host, ssh: await lookup.host(host, said) })),
      )
    })
  } catch (error) {
    if (!(error instanceof NoClient)) throw error
    if (named !== undefined)
      throw new Problem('CONFIG_INVALID', `ssh.config cannot be read: ${error.message}`, {
        hint: 'install openssh-client, or set address, user and identityFile in cluster.yaml',
        cause: error,
      })
    const unread = `${config.files[0]} was not read: ${error.message}`
    return hosts.map(host => ({ ...host, ssh: { ...host.ssh, unread } }))
  }
}

const sourcesIn = ({ ssh, hosts }: ClusterFile) =>
  [ssh, ...Object.values(hosts).map(host => host.ssh)].flatMap(login => [
    login?.passwordFrom,
    login?.sudo?.passwordFrom,
  ])

/** None for a user without an entry in /etc/passwd, as in some containers: OpenSSH's client refuses to run for those. */
function whoRuns(): UserInfo<string> | null {
  try {
    return userInfo()
  } catch {
    return null
  }
}

/** A name that no configuration lists: what is said of it is said of everybody. */
const NOBODY = 'slipway.invalid'

/** All but the name itself. */
const essence = (settings: SshSettings): string =>
  JSON.stringify([...settings].filter(([key]) => key !== 'host' && key !== 'hostname'))

/** The same configuration, but with root for a user of whom it says nothing: `ssh -G` would print who runs slipway. */
const wrapperText = (files: readonly string[]): string =>
  `${files.map(file => `Include "${file}"\n`).join('')}Match all\n  User root\n`

/** What cluster.yaml says before any file does. */
const given = ({ user, port }: { user: string | undefined; port: number | undefined }) =>
  new Map([
    ...(user === undefined ? [] : [['user', user] as const]),
    ...(port === undefined ? [] : [['port', String(port)] as const]),
  ])

class Lookup {
  readonly #ask: AskSsh
  readonly #here: Here
  readonly #wrapper: string
  readonly #config: SshConfig
  #plain: ((name: string, said: SshSaid) => SshSettings | undefined) | undefined

  constructor(ask: AskSsh, here: Here, wrapper: string, config: SshConfig) {
    this.#ask = ask
    this.#here = here
    this.#wrapper = wrapper
    this.#config = config
  }

  /**
   * Reads the configuration without the client, where no more than `Host` decides and what the client says of some hosts
   * is the same. `bare`: a file that says nothing but who is root.
   */
  async readAlone(
    told: readonly { readonly host: Host; readonly said: SshSaid }[],
    bare: string,
  ): Promise<void> {
    const config = plainConfig(this.#config.files)
    if (!config) return
    const usual = await this.#settings(['-F', bare, '--', NOBODY])
    const plain = (name: string, { user, port }: SshSaid) =>
      plainSettings(config, name, given({ user, port }), usual)
    const names = ({ host, said }: (typeof told)[number]) => [
      host.name,
      said.address ?? host.address,
    ]
    const isSame = async (name: string, said: SshSaid) =>
      this.#told(plain(name, said), name) === this.#told(await this.#client(name, said), name)
    if (told.some(one => names(one).some(name => !plain(name, one.said)))) return
    const samples = told.filter((_, i) => i % Math.ceil(told.length / SAMPLES) === 0)
    const same = await Promise.all(
      samples.flatMap(one => names(one).map(name => isSame(name, one.said))),
    )
    if (same.every(Boolean)) this.#plain = plain
  }

  /** All that is read from an answer. */
  #told(settings: SshSettings | undefined, name: string): string {
    const answer = settings && sshAnswer(settings, name, this.#here)
    return JSON.stringify([answer, parseJumps(settings?.get('proxyjump')?.[0])])
  }

  #client(name: string, { user, port }: SshSaid): Promise<SshSettings> {
    const options = [...given({ user, port })].flatMap(([key, value]) => ['-o', `${key}=${value}`])
    return this.#settings(
      ['-F', this.#wrapper, ...options, '--', name],
      [...this.#given, ...options, '--', name],
    )
  }

  async host(host: Host, said: SshSaid): Promise<SshTarget> {
    const asked = async (name: string) => this.#plain?.(name, said) ?? this.#client(name, said)
    const { alias, settings } = await this.#named(host, said, asked)
    const via = await this.#way(parseJumps(settings.get('proxyjump')?.[0]), host.name, 1)
    const target = toTarget(said, sshAnswer(settings, alias, this.#here), via)
    const { given, files } = this.#config
    return given ? { ...target, configFile: files[0] } : target
  }

  /** A file that cluster.yaml names lists hosts by their names there; one that it does not list, perhaps by its address. */
  async #named(
    { name, address }: Host,
    said: SshSaid,
    asked: (name: string) => Promise<SshSettings>,
  ): Promise<{ readonly alias: string; readonly settings: SshSettings }> {
    if (said.address === undefined && this.#config.given) {
      const settings = await asked(name)
      if (settings.get('hostname')?.[0] !== name) return { alias: name, settings }
      if (essence(settings) !== essence(await asked(NOBODY)))
        return { alias: name, settings: new Map([...settings, ['hostname', [address]]]) }
    }
    const alias = said.address ?? address
    return { alias, settings: await asked(alias) }
  }

  async #settings(args: readonly string[], shown?: readonly string[]) {
    return sshSettings(await this.#ask(args, shown))
  }

  get #given(): string[] {
    return this.#config.given ? ['-F', this.#config.files[0] ?? ''] : []
  }

  /** The last of the machines on the way. As OpenSSH has it, the ones before it are its own way, over what its configuration says. */
  async #way(jumps: readonly Jump[], host: string, depth: number): Promise<SshTarget | undefined> {
    const last = jumps.at(-1)
    if (!last) return undefined
    if (depth > MOST_JUMPS)
      throw new Problem('CONFIG_INVALID', `ProxyJump leads to ${host} by ever more machines`, {
        host,
        hint: `give ${last.host} a Host of its own with ProxyJump none`,
      })
    const before = jumps.slice(0, -1)
    const settings = await this.#settings([
      ...this.#given,
      ...(last.user === undefined ? [] : ['-l', last.user]),
      ...(last.port === undefined ? [] : ['-p', String(last.port)]),
      ...(before.length === 0 ? [] : ['-J', before.map(jumpText).join(',')]),
      '--',
      last.host,
    ])
    const next = before.length > 0 ? before : parseJumps(settings.get('proxyjump')?.[0])
    const via = await this.#way(next, host, depth + 1)
    return toTarget(NOTHING_SAID, sshAnswer(settings, last.host, this.#here), via)
  }
}
