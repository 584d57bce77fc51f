import { hashOf } from '../authority.ts'
import type { Machine } from '../machine.ts'
import { keyOfThing, merged, type Objects, same, type Thing } from '../objects.ts'
import { isStarted } from '../units.ts'

/** etcd's database: the objects of a cluster live and die with this file. */
export const DATABASE = '/var/lib/etcd/member/snap/db'
export const CA = '/etc/kubernetes/pki/ca.crt'

const NOTHING: Objects = new Map()

/** What the API server of this machine keeps. */
export const objectsOf = (m: Machine): Objects => m.files.entry(DATABASE)?.objects ?? NOTHING

/** @throws FileError on a full disk */
export function store(m: Machine, objects: Objects): void {
  m.files.write(DATABASE, `${objects.size} objects\n`, 0o600, objects)
  m.files.sync(DATABASE)
}

let count = 0

/** Puts an object in the place of what is there; with what the API server adds by itself. */
export function put(m: Machine, thing: Thing): void {
  const objects = objectsOf(m)
  const key = keyOfThing(thing)
  if (same(objects.get(key), thing)) return
  const { creationTimestamp, uid } = objects.get(key)?.metadata ?? {
    creationTimestamp: new Date(m.clock()).toISOString().replace(/\.\d+/, ''),
    uid: `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`,
  }
  const metadata = { creationTimestamp, uid, ...thing.metadata }
  store(m, new Map([...objects, [key, { ...thing, metadata }]]))
}

export function drop(m: Machine, key: string): void {
  const objects = new Map(objectsOf(m))
  if (objects.delete(key)) store(m, objects)
}

/** Changes an object, if it is there and the change is one. */
export function amend(m: Machine, key: string, over: unknown): void {
  const found = objectsOf(m).get(key)
  if (found) put(m, merged(found, over))
}

export const serves = (m: Machine) =>
  m.on &&
  m.live.serving &&
  m.live.containers.has('kube-apiserver') &&
  m.live.containers.has('etcd') &&
  m.files.kind(DATABASE) !== undefined

export interface Session {
  readonly leader: Machine
  readonly user: string
}

const hashes = new Map<string, string>()

function authorityOf(pem: string): string {
  const known = hashes.get(pem)
  if (known) return known
  const hash = hashOf(pem)
  if (hashes.size > 1000) hashes.clear()
  hashes.set(pem, hash)
  return hash
}

/** A kubeconfig as kubeadm writes it. In the place of a client certificate stands who it is for and who signed it. */
export const kubeconfig = (
  server: string,
  ca: string,
  user: string,
  token?: string,
) => `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: ${Buffer.from(ca).toString('base64')}
    server: ${server}
  name: kubernetes
contexts:
- context:
    cluster: kubernetes
    user: ${user}
  name: ${user}@kubernetes
current-context: ${user}@kubernetes
kind: Config
preferences: {}
users:
- name: ${user}
  user:
    ${token ? `token: ${token}` : `client-certificate-data: ${Buffer.from(`${user} ${authorityOf(ca)}`).toString('base64')}`}
`

export const hostOf = (server: string) => server.replace(/^https:\/\//, '')

/** Whether one machine reaches a port of another that its firewall does not know. */
export function reaches(from: Machine, to: Machine): boolean {
  if (from === to) return true
  from.fleeting()
  return to.on && from.around.linked(from, to) && !isStarted(to, 'firewalld')
}

/** The API server at an address, or in kubectl's words why it does not answer. */
export function dial(m: Machine, address: string): Machine | string {
  const leader = m.around.byAddress(address)
  if (!leader || !reaches(m, leader))
    return `Unable to connect to the server: dial tcp ${address}:6443: i/o timeout`
  if (!serves(leader))
    return `The connection to the server ${address}:6443 was refused - did you specify the right host or port?`
  return leader
}

interface Credentials {
  readonly address: string
  readonly ca: string
  readonly user: string
  readonly signer: string
}

const plain = (base64 = '') => Buffer.from(base64, 'base64').toString()

const read = new Map<string, Credentials>()

/** What a kubeconfig says. */
export function credentials(text: string): Credentials {
  const known = read.get(text)
  if (known) return known
  const value = (pattern: RegExp) => text.match(pattern)?.[1] ?? ''
  const certificate = plain(value(/^ {4}client-certificate-data: (\S+)$/m))
  const [user = '', signer = ''] = certificate.split(' ')
  const made = {
    address: value(/^ {4}server: https:\/\/([\d.]+):6443$/m),
    ca: plain(value(/^ {4}certificate-authority-data: (\S+)$/m)),
    user,
    signer,
  }
  if (read.size > 1000) read.clear()
  read.set(text, made)
  return made
}

/** What a kubeconfig opens, or in kubectl's words why not. */
export function login(m: Machine, text: string): Session | string {
  const { address, ca, user, signer } = credentials(text)
  if (!address || !ca)
    return 'error: no configuration has been provided, try setting KUBERNETES_MASTER environment variable'
  const leader = dial(m, address)
  if (typeof leader === 'string') return leader
  const theirs = leader.files.kind(CA) ? leader.files.read(CA) : ''
  if (ca !== theirs)
    return 'Unable to connect to the server: x509: certificate signed by unknown authority (possibly because of "crypto/rsa: verification error" while trying to verify candidate authority certificate "kubernetes")'
  if (signer !== authorityOf(ca)) return 'error: You must be logged in to the server (Unauthorized)'
  return { leader, user }
}

/** Whether the cluster knows a bootstrap token, and for how long: virtual ms on the leader's clock; undefined for no. */
export function tokenValid(leader: Machine, token: string): boolean {
  const [id = '', secret] = token.split('.')
  const data = objectsOf(leader).get(`secret/kube-system/bootstrap-token-${id}`)?.data ?? {}
  const plain = (name: string) => Buffer.from(data[name] ?? '', 'base64').toString()
  const until = plain('expiration')
  return plain('token-secret') === secret && (until === '' || Date.parse(until) > leader.clock())
}
