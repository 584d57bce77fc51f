import type { Signing } from './certificates.ts'

/** A host whose key `host-ca` has signed. */
export interface SignedHost {
  /** Of the key. Left out: ed25519. */
  readonly type?: string
  readonly signing?: Signing
  /** Lines of sshd_config. */
  readonly config?: readonly string[]
}

/** Unless told otherwise for 127.0.0.1 and `the-alias`, and valid now. */
export const SIGNED_HOSTS = {
  ed25519: { signing: { more: ['-z', '7'] } },
  ecdsa: { type: 'ecdsa' },
  rsa: { type: 'rsa' },
  'rsa with SHA-256': {
    type: 'rsa',
    config: ['HostKeyAlgorithms rsa-sha2-256-cert-v01@openssh.com,rsa-sha2-256'],
  },
  'by RSA': { signing: { by: 'host-ca-rsa' } },
  'by ECDSA': { signing: { by: 'host-ca-ecdsa' } },
  'by RSA with SHA-1': { signing: { by: 'host-ca-rsa', more: ['-t', 'ssh-rsa'] } },
  expired: { signing: { when: '20200101:20200102' } },
  early: { signing: { when: '20980101:20980102' } },
  'with capitals': { signing: { names: 'The-Alias' } },
  'of a user': { signing: { ofHost: false } },
  'by group exchange': { config: ['KexAlgorithms diffie-hellman-group-exchange-sha256'] },
  'by an old exchange': { config: ['KexAlgorithms diffie-hellman-group14-sha256'] },
} satisfies Record<string, SignedHost>

/** One way to log in, as lines of OpenSSH's configuration. `%X%` stands for what the test has made. */
export interface Login {
  readonly name: string
  /** Of the host. */
  readonly lines: readonly string[]
  /** Of the machine on the way, where there is one. */
  readonly gate?: readonly string[]
  /** One whose key is signed; left out: one whose is not. */
  readonly signed?: keyof typeof SIGNED_HOSTS
  /** One with keys, or with keys and certificates that the host knows by who signed them. */
  readonly agent?: boolean | 'certified'
  /** What whoever sits there answers to every question; left out: nobody sits there. */
  readonly types?: string
  /** `in`, or the problem that slipway has; OpenSSH's client must be refused as well. */
  readonly outcome: string
  /** Why OpenSSH's client is let in although slipway is not. */
  readonly differs?: string
}

const KNOWN = ['UserKnownHostsFile %KNOWN%', 'StrictHostKeyChecking yes']
const ROOT = ['User root']
const KEY = ['IdentityFile %FOLDER%/ed25519']

const keys: readonly Omit<Login, 'outcome'>[] = [
  { name: 'ed25519', lines: KEY },
  { name: 'ecdsa', lines: ['IdentityFile %FOLDER%/ecdsa'] },
  { name: 'rsa, signed with SHA-2', lines: ['IdentityFile %FOLDER%/rsa'] },
  {
    name: 'the second of two files',
    lines: ['IdentityFile %FOLDER%/stranger', 'IdentityFile %FOLDER%/rsa'],
  },
  { name: 'a file after one that is missing', lines: ['IdentityFile /no/such/key', ...KEY] },
  { name: 'an agent', lines: ['IdentityFile /no/such/key'], agent: true },
  {
    name: 'the agent for a public file, and no other key of it',
    lines: ['IdentityFile %FOLDER%/only-public', 'IdentitiesOnly yes'],
    agent: true,
  },
  { name: 'an encrypted file with an agent', lines: ['IdentityFile %FOLDER%/locked'], agent: true },
  { name: "an agent of the configuration's own", lines: ['IdentityAgent %AGENT%'] },
]

/** `certified` is known to the host by who signed it alone; so is `certified-2`, whose certificate lies elsewhere. */
const CERTIFIED = 'IdentityFile %FOLDER%/certified-ed25519'
const certificates: readonly Omit<Login, 'outcome'>[] = [
  ...['ed25519', 'ecdsa', 'ecdsa-521', 'rsa'].map(type => ({
    name: `a certificate beside its key, ${type}`,
    lines: [`IdentityFile %FOLDER%/certified-${type}`],
  })),
  {
    name: 'a certificate that is named',
    lines: ['IdentityFile %FOLDER%/elsewhere', 'CertificateFile %FOLDER%/elsewhere.crt'],
  },
  { name: 'a certificate in the agent', lines: ['IdentityFile /no/such/key'], agent: 'certified' },
  {
    name: 'a certificate of a key in the agent, and no other key of it',
    lines: [
      'IdentityFile %FOLDER%/agents-public',
      'IdentitiesOnly yes',
      'CertificateFile %FOLDER%/agents.crt',
    ],
    agent: 'certified',
  },
  {
    name: 'a certificate of an encrypted key',
    lines: ['IdentityFile %FOLDER%/certified-locked'],
    types: 'secret',
  },
]

const wrongCertificates: readonly Omit<Login, 'outcome'>[] = [
  ...['expired', 'early', 'other', 'host', 'self-made'].map(why => ({
    name: `a certificate that is not good: ${why}`,
    lines: ['IdentityFile %FOLDER%/elsewhere', `CertificateFile %FOLDER%/${why}.crt`],
  })),
  {
    name: 'a certificate without its key',
    lines: ['IdentityFile /no/such/key', 'CertificateFile %FOLDER%/elsewhere.crt'],
  },
  {
    name: 'a certificate that is none',
    lines: ['IdentityFile %FOLDER%/elsewhere', 'CertificateFile %KNOWN%'],
  },
  {
    name: 'a key whose certificate is another that is named',
    lines: [CERTIFIED, 'CertificateFile %FOLDER%/expired.crt'],
  },
]

const wrongKeys: readonly Omit<Login, 'outcome'>[] = [
  { name: 'a key that the host does not know', lines: ['IdentityFile %FOLDER%/stranger'] },
  { name: 'a missing file', lines: ['IdentityFile /no/such/key'] },
  { name: 'an encrypted file that nobody opens', lines: ['IdentityFile %FOLDER%/locked'] },
  {
    name: 'an agent without the only key that may be shown',
    lines: ['IdentityFile %FOLDER%/stranger', 'IdentitiesOnly yes'],
    agent: true,
  },
  { name: 'an agent that is switched off', lines: ['IdentityAgent none'], agent: true },
]

/** The password of `password` is `pw`, the passphrase of `locked` is `secret`. */
const NO_KEY = ['User password', 'IdentityFile /no/such/key']
const typed: readonly Login[] = [
  {
    name: 'an encrypted file that is opened',
    lines: [...ROOT, 'IdentityFile %FOLDER%/locked'],
    types: 'secret',
    outcome: 'in',
  },
  {
    name: 'an encrypted file with the wrong passphrase',
    lines: [...ROOT, 'IdentityFile %FOLDER%/locked'],
    types: 'no',
    outcome: 'AUTH_REFUSED',
  },
  { name: 'a password, and the same for sudo', lines: NO_KEY, types: 'pw', outcome: 'in' },
  { name: 'a wrong password', lines: NO_KEY, types: 'no', outcome: 'AUTH_REFUSED' },
  { name: 'a password, where nobody sits', lines: NO_KEY, outcome: 'AUTH_REFUSED' },
  {
    name: 'a password that may not be used',
    lines: [...NO_KEY, 'PasswordAuthentication no'],
    types: 'pw',
    outcome: 'AUTH_REFUSED',
  },
  {
    name: 'a password before keys',
    lines: ['User password', ...KEY, 'PreferredAuthentications password,publickey'],
    types: 'pw',
    outcome: 'in',
  },
  {
    name: 'a password that nobody is to be asked for',
    lines: [...NO_KEY, 'BatchMode yes'],
    types: 'pw',
    outcome: 'AUTH_REFUSED',
  },
  {
    name: 'a key, and a password for sudo',
    lines: ['User password', ...KEY],
    types: 'pw',
    outcome: 'in',
  },
].map(login => ({ ...login, lines: [...KNOWN, ...login.lines] }))

const ways: readonly { readonly name: string; readonly lines: readonly string[] }[] = [
  { name: 'directly', lines: [] },
  { name: 'by one machine', lines: ['ProxyJump gate'] },
  { name: 'by two machines', lines: ['ProxyJump gate,%GATE%'] },
  { name: 'by a machine that has one before it', lines: ['ProxyJump behind'] },
  { name: 'through a ProxyCommand', lines: ['ProxyCommand ssh -F %CONFIG% -W %h:%p gate'] },
]

const hostKeys: readonly Login[] = [
  { name: 'known', lines: KNOWN, outcome: 'in' },
  { name: 'known by a hash', lines: ['UserKnownHostsFile %HASHED%'], outcome: 'in' },
  { name: 'known in the second file', lines: ['UserKnownHostsFile /none %KNOWN%'], outcome: 'in' },
  {
    name: 'known by an alias',
    lines: ['UserKnownHostsFile %ALIAS%', 'HostKeyAlias the-alias'],
    outcome: 'in',
  },
  { name: 'known without its port', lines: ['UserKnownHostsFile %PORTLESS%'], outcome: 'in' },
  {
    name: 'revoked without its port',
    lines: ['UserKnownHostsFile %PORTLESS_REVOKED%'],
    outcome: 'HOST_KEY_CHANGED',
  },
  {
    name: 'another without its port',
    lines: ['UserKnownHostsFile %PORTLESS_OTHER%'],
    outcome: 'HOST_KEY_UNKNOWN',
  },
  { name: 'unknown', lines: ['UserKnownHostsFile %EMPTY%'], outcome: 'HOST_KEY_UNKNOWN' },
  {
    name: 'unknown, with yes',
    lines: ['UserKnownHostsFile %EMPTY%', 'StrictHostKeyChecking yes'],
    outcome: 'HOST_KEY_UNKNOWN',
  },
  {
    name: 'unknown, with accept-new',
    lines: ['UserKnownHostsFile /dev/null', 'StrictHostKeyChecking accept-new'],
    outcome: 'in',
  },
  {
    name: 'unknown, with no',
    lines: ['UserKnownHostsFile /dev/null', 'StrictHostKeyChecking no'],
    outcome: 'in',
  },
  { name: 'changed', lines: ['UserKnownHostsFile %CHANGED%'], outcome: 'HOST_KEY_CHANGED' },
  {
    name: 'changed, with accept-new',
    lines: ['UserKnownHostsFile %CHANGED%', 'StrictHostKeyChecking accept-new'],
    outcome: 'HOST_KEY_CHANGED',
  },
  {
    name: 'changed, with no',
    lines: ['UserKnownHostsFile %CHANGED%', 'StrictHostKeyChecking no'],
    outcome: 'HOST_KEY_CHANGED',
    differs: 'slipway never takes a changed key',
  },
  { name: 'revoked', lines: ['UserKnownHostsFile %REVOKED%'], outcome: 'HOST_KEY_CHANGED' },
]

const AUTHORITY = 'UserKnownHostsFile %AUTHORITY%'
const ASIDE = 'StrictHostKeyChecking accept-new'
const good = ['ed25519', 'ecdsa', 'rsa', 'rsa with SHA-256', 'by RSA', 'by ECDSA'] as const
const bad = ['expired', 'early', 'of a user', 'by RSA with SHA-1'] as const
const exchanges = ['by group exchange', 'by an old exchange'] as const
const [UNKNOWN, CHANGED] = ['HOST_KEY_UNKNOWN', 'HOST_KEY_CHANGED']

/** Certificates of hosts, which need nobody to know their keys. */
const signedHosts: readonly Login[] = [
  ...[...good, ...exchanges].map(signed => ({
    name: `good, ${signed}`,
    signed,
    lines: [AUTHORITY],
    outcome: 'in',
  })),
  ...bad.flatMap(signed => [
    { name: `bad, ${signed}`, signed, lines: [AUTHORITY], outcome: UNKNOWN },
    {
      name: `bad but accepted, ${signed}`,
      signed,
      lines: ['UserKnownHostsFile /dev/null %AUTHORITY%', ASIDE],
      outcome: 'in',
    },
    {
      name: `bad and another key than before, ${signed}`,
      signed,
      lines: ['UserKnownHostsFile %AUTHORITY% %CHANGED%'],
      outcome: CHANGED,
    },
    {
      name: `bad, but the key is known, ${signed}`,
      signed,
      lines: ['UserKnownHostsFile %AUTHORITY% %KNOWN%'],
      outcome: 'in',
    },
  ]),
  ...(
    [
      ['by one whom nobody trusts', 'STRANGE_AUTHORITY', UNKNOWN],
      ['by one who is trusted elsewhere', 'OTHER_AUTHORITY', UNKNOWN],
      ['by one who is trusted for its port', 'PORT_AUTHORITY', 'in'],
      ['by one who is trusted without its port', 'PORTLESS_AUTHORITY', 'in'],
      ['by one who is trusted for a hashed name', 'HASHED_AUTHORITY', 'in'],
      ['by one who is revoked', 'REVOKED_AUTHORITY', CHANGED],
      ['and its key is revoked', 'REVOKED_SIGNED', CHANGED],
      ['and another key than before', 'CHANGED_AUTHORITY', 'in'],
    ] as const
  ).map(([name, file, outcome]) => ({
    name,
    signed: 'ed25519' as const,
    lines: [`UserKnownHostsFile %${file}%`],
    outcome,
  })),
  {
    name: 'for its alias',
    signed: 'ed25519',
    lines: [AUTHORITY, 'HostKeyAlias the-alias'],
    outcome: 'in',
  },
  {
    name: 'for another name',
    signed: 'ed25519',
    lines: [AUTHORITY, 'HostKeyAlias another'],
    outcome: UNKNOWN,
  },
  {
    name: 'for its alias, written with capitals',
    signed: 'ed25519',
    lines: [AUTHORITY, 'HostKeyAlias The-Alias'],
    outcome: 'in',
  },
  {
    name: 'for a name with capitals, which nobody has',
    signed: 'with capitals',
    lines: [AUTHORITY, 'HostKeyAlias The-Alias'],
    outcome: UNKNOWN,
  },
  { name: 'that shows none', lines: [AUTHORITY], outcome: UNKNOWN },
  {
    name: 'that shows none, but is known',
    lines: ['UserKnownHostsFile %AUTHORITY% %KNOWN%'],
    outcome: 'in',
  },
]

const revoked: readonly Login[] = (
  [
    ['in a list of keys', 'inner', 'REVOKED_LIST', CHANGED],
    ['in a list of other keys', 'inner', 'OTHER_LIST', 'in'],
    ['in a list that is not there', 'inner', 'NO_LIST', UNKNOWN],
    ['in a list that holds something else', 'inner', 'KNOWN', UNKNOWN],
    ['by ssh-keygen', 'inner', 'REVOKED_KRL', CHANGED],
    ['by ssh-keygen, but another', 'inner', 'OTHER_KRL', 'in'],
    ['by who signed it, in a list', 'ed25519', 'REVOKED_CA_LIST', CHANGED],
    ['by its number', 'ed25519', 'REVOKED_SERIAL', CHANGED],
  ] as const
).map(([name, host, file, outcome]) => ({
  name: `revoked ${name}`,
  ...(host === 'ed25519' && { signed: host }),
  lines: [
    ...(host === 'inner' ? KNOWN : [AUTHORITY]),
    ...ROOT,
    ...KEY,
    `RevokedHostKeys %${file}%`,
  ],
  outcome,
}))

const users: readonly { readonly name: string; readonly outcome: string }[] = [
  { name: 'sudoer', outcome: 'in' },
  { name: 'password', outcome: 'SUDO_REFUSED' },
  { name: 'nobody-here', outcome: 'AUTH_REFUSED' },
]

/** Key, way, host key, user: each with all of one other, the rest at their simplest. */
export const LOGINS: readonly Login[] = [
  ...keys.map(key => ({ ...key, lines: [...ROOT, ...KNOWN, ...key.lines], outcome: 'in' })),
  ...certificates.map(key => ({ ...key, lines: [...ROOT, ...KNOWN, ...key.lines], outcome: 'in' })),
  ...[...wrongKeys, ...wrongCertificates].map(key => ({
    ...key,
    lines: [...ROOT, ...KNOWN, ...key.lines],
    outcome: 'AUTH_REFUSED',
  })),
  ...typed,
  ...typed.slice(0, 4).map(login => ({
    ...login,
    name: `${login.name}, by one machine`,
    lines: [...login.lines, 'ProxyJump gate'],
  })),
  ...ways.slice(1).flatMap(way =>
    ['ed25519', 'rsa', 'certified-ed25519'].map(type => ({
      name: `${type}, ${way.name}`,
      lines: [...ROOT, ...KNOWN, `IdentityFile %FOLDER%/${type}`, ...way.lines],
      outcome: 'in',
    })),
  ),
  ...[0, 1].flatMap(i =>
    hostKeys.map(key => ({
      ...key,
      name: `host key ${key.name}, ${ways[i]?.name}`,
      lines: [...ROOT, ...KEY, ...key.lines, ...(ways[i]?.lines ?? [])],
    })),
  ),
  ...revoked,
  ...signedHosts.map(login => ({
    ...login,
    name: `a host that is signed ${login.name}`,
    lines: [...ROOT, ...KEY, ...login.lines],
  })),
  ...ways.slice(1).map(way => ({
    name: `a host that is signed, ${way.name}`,
    signed: 'ed25519' as const,
    lines: [...ROOT, ...KEY, AUTHORITY, ...way.lines],
    outcome: 'in',
  })),
  ...(
    [
      ['AUTHORITY', 'in'],
      ['STRANGE_AUTHORITY', UNKNOWN],
      ['REVOKED_AUTHORITY', CHANGED],
    ] as const
  ).map(([file, outcome]) => ({
    name: `the certificate of the machine on the way: ${file.toLowerCase()}`,
    signed: 'ed25519' as const,
    lines: [...ROOT, ...KEY, AUTHORITY, 'ProxyJump gate'],
    gate: [`UserKnownHostsFile %${file}%`],
    outcome,
  })),
  ...['EMPTY', 'CHANGED'].map(file => ({
    name: `the host key of the machine on the way: ${file.toLowerCase()}`,
    lines: [...ROOT, ...KNOWN, ...KEY, 'ProxyJump gate'],
    gate: [`UserKnownHostsFile %${file}%`],
    outcome: file === 'EMPTY' ? 'HOST_KEY_UNKNOWN' : 'HOST_KEY_CHANGED',
  })),
  ...[0, 1].flatMap(i =>
    users.map(({ name, outcome }) => ({
      name: `${name}, ${ways[i]?.name}`,
      lines: [`User ${name}`, ...KNOWN, ...KEY, ...(ways[i]?.lines ?? [])],
      outcome,
      ...(outcome === 'SUDO_REFUSED' && { differs: 'logging in is all that the client wants' }),
    })),
  ),
]
