import { homePath } from '../../core/home-path.ts'
import { type LoginMethod, type SshTarget, USUAL_PROMPTS } from '../../core/host.ts'

/** What `ssh -G` says of one host, its paths absolute and its tokens filled in. */
export interface SshAnswer
  extends Pick<
    SshTarget,
    | 'address'
    | 'port'
    | 'user'
    | 'hostKeys'
    | 'identityFiles'
    | 'identitiesOnly'
    | 'certificateFiles'
    | 'agent'
    | 'hostKeyAlias'
    | 'revokedHostKeys'
    | 'connectTimeout'
    | 'proxyCommand'
    | 'methods'
    | 'passwordPrompts'
  > {
  readonly knownHostsFiles: { readonly user: readonly string[]; readonly global: readonly string[] }
}

/** This machine and its user, for tokens such as %d and %u. */
export interface Here {
  readonly home: string
  readonly user: string
  readonly uid: number
  readonly hostname: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Values by keyword in lower case, in order. */
export type SshSettings = ReadonlyMap<string, readonly string[]>

/** Lines of `keyword value`; some keywords come several times. */
export function sshSettings(text: string): SshSettings {
  const values = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    const [, key, value] = /^(\S+) (.*)$/.exec(line) ?? []
    if (key && value !== undefined) values.set(key, [...(values.get(key) ?? []), value])
  }
  return values
}

/** `alias` is the name that was asked for. */
export function sshAnswer(settings: SshSettings, alias: string, here: Here): SshAnswer {
  const one = (key: string) => settings.get(key)?.[0]
  const given = (key: string) => {
    const value = one(key)
    return value === undefined || value.toLowerCase() === 'none' ? undefined : value
  }
  const address = one('hostname') ?? alias
  const port = Number(one('port') ?? 22)
  const user = one('user') ?? here.user
  const hostKeyAlias = given('hostkeyalias')
  const tokens: Record<string, string> = {
    '%': '%',
    d: here.home,
    h: address,
    i: String(here.uid),
    k: hostKeyAlias ?? alias,
    L: here.hostname.split('.')[0] ?? '',
    l: here.hostname,
    n: alias,
    p: String(port),
    r: user,
    u: here.user,
  }
  const filled = (text: string) => text.replace(/%(.)/g, (all, token) => tokens[token] ?? all)
  const file = (text: string) =>
    homePath(filled(text), here.home).replace(/\$\{(\w+)\}/g, (all, name) => here.env[name] ?? all)
  const files = (key: string) =>
    (settings.get(key) ?? []).filter(text => text.toLowerCase() !== 'none').map(file)
  // They come in one line, unquoted: a new one begins where a path can.
  const list = (key: string) =>
    files(key)
      .flatMap(line => line.split(/ (?=[/~])/))
      .map(file)
  const identityFiles = files('identityfile')
  const certificateFiles = files('certificatefile')
  const revokedHostKeys = list('revokedhostkeys')
  const proxyCommand = given('proxycommand')
  const timeout = Number(given('connecttimeout') ?? 0)
  const agent = toAgent(one('identityagent'), file, here)
  const isYes = (key: string) => ['yes', 'true'].includes(one(key) ?? '')
  const asks = !isYes('batchmode')
  const prompts = asks ? Number(one('numberofpasswordprompts') ?? USUAL_PROMPTS) : 0
  const methods = toMethods(one)
  return {
    address,
    port,
    user,
    hostKeys: toHostKeys(one('stricthostkeychecking'), asks),
    knownHostsFiles: { user: list('userknownhostsfile'), global: list('globalknownhostsfile') },
    ...(!areUsual(identityFiles) && { identityFiles }),
    ...(isYes('identitiesonly') && { identitiesOnly: true }),
    ...(certificateFiles.length > 0 && { certificateFiles }),
    ...(agent !== undefined && { agent }),
    ...(hostKeyAlias !== undefined && { hostKeyAlias }),
    ...(revokedHostKeys.length > 0 && { revokedHostKeys }),
    ...(timeout > 0 && { connectTimeout: timeout * 1000 }),
    ...(methods && { methods }),
    ...(prompts !== USUAL_PROMPTS && { passwordPrompts: prompts }),
    ...(proxyCommand !== undefined && { proxyCommand: filled(proxyCommand) }),
  }
}

function toHostKeys(value: string | undefined, asks: boolean): SshAnswer['hostKeys'] {
  if (/^(accept-new|no|off|false)$/.test(value ?? '')) return 'accept-new'
  return asks && (value ?? 'ask') === 'ask' ? 'ask' : 'strict'
}

/** Each method, in OpenSSH's order, with the keyword that switches it off. */
const METHODS = {
  publickey: 'pubkeyauthentication',
  'keyboard-interactive': 'kbdinteractiveauthentication',
  password: 'passwordauthentication',
} as const satisfies Record<LoginMethod, string>

/** Nothing where the configuration leaves OpenSSH's own order. */
function toMethods(one: (key: string) => string | undefined): LoginMethod[] | undefined {
  const usual = Object.keys(METHODS) as LoginMethod[]
  const preferred = one('preferredauthentications')?.split(',') ?? usual
  const methods = preferred
    .filter((name): name is LoginMethod => name in METHODS)
    .filter(name => !['no', 'false'].includes(one(METHODS[name]) ?? ''))
  return methods.join() === usual.join() ? undefined : methods
}

function toAgent(
  value: string | undefined,
  file: (text: string) => string,
  { env }: Here,
): string | undefined {
  if (value === undefined || value === 'SSH_AUTH_SOCK') return undefined
  if (value.toLowerCase() === 'none') return ''
  const variable = /^\$(\w+)$/.exec(value)?.[1]
  return variable === undefined ? file(value) : (env[variable] ?? '')
}

/** What `ssh -G` prints when the configuration names no key: half a dozen usual names. */
const areUsual = (files: readonly string[]): boolean =>
  files.length === 0 ||
  (files.length > 3 && files.every(path => /\/\.ssh\/id_[a-z0-9_]+$/.test(path)))

/** One machine on the way, as ProxyJump names it. */
export interface Jump {
  readonly user?: string
  readonly host: string
  readonly port?: number
}

/** `[user@]host[:port]` or `ssh://…`, by commas, in the order in which they are passed. */
export function parseJumps(text: string | undefined): Jump[] {
  if (text === undefined || text.toLowerCase() === 'none') return []
  return text.split(',').map(word => {
    const bare = word.trim().replace(/^ssh:\/\/(.*?)\/?$/, '$1')
    const at = bare.lastIndexOf('@')
    const place = bare.slice(at + 1)
    const [, bracketed, plain, port] =
      /^(?:\[(.*)\]|([^:]*|.*:.*:.*?))(?::(\d+))?$/.exec(place) ?? []
    return {
      host: bracketed ?? plain ?? place,
      ...(at >= 0 && { user: bare.slice(0, at) }),
      ...(port !== undefined && { port: Number(port) }),
    }
  })
}

export const jumpText = ({ user, host, port }: Jump): string =>
  `${user === undefined ? '' : `${user}@`}${host.includes(':') ? `[${host}]` : host}${
    port === undefined ? '' : `:${port}`
  }`
