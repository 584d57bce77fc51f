import { access, mkdir, mkdtemp, readFile, rm, statfs } from 'node:fs/promises'
import { freemem } from 'node:os'
import { join } from 'node:path'
import { $, which } from 'zx'
import { hierarchies } from './cgroups.ts'
import { stateRoot } from './lab.ts'
import type { HostFacts } from './preconditions.ts'

const shell = $({ quiet: true, nothrow: true })
const gib = 2 ** 30

/** Programs the lab calls and the Debian package of each. */
const tools: Readonly<Record<string, string>> = {
  'systemd-nspawn': 'systemd-container',
  debootstrap: 'debootstrap',
  ip: 'iproute2',
  tc: 'iproute2',
  ssh: 'openssh-client',
  'ssh-keygen': 'openssh-client',
  flock: 'util-linux',
  unshare: 'util-linux',
  setpriv: 'util-linux',
  tar: 'tar',
  awk: 'mawk',
}

const missingTools = async (): Promise<string[]> => {
  const names = Object.keys(tools)
  const paths = await Promise.all(names.map(name => which(name, { nothrow: true })))
  return names.filter((_, i) => !paths[i])
}

/** Installs what is missing and answers with what still is. None of these packages starts a service. */
export const installTools = async (
  report: (title: string, work: () => Promise<unknown>) => Promise<unknown>,
): Promise<string[]> => {
  const missing = await missingTools()
  const apt = await which('apt-get', { nothrow: true })
  if (missing.length === 0 || !apt) return missing
  const packages = [...new Set(missing.map(name => tools[name] ?? name))]
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_MODE: 'l' }
  await report(`apt-get install ${packages.join(' ')}`, async () => {
    await shell({ env })`apt-get -qq update`
    await shell({ env })`apt-get -qqy install --no-install-recommends ${packages}`
  })
  return missingTools()
}

const succeeds = async (script: string, ...namespaces: string[]): Promise<boolean> =>
  (await shell`unshare ${namespaces} bash -ec ${script}`).exitCode === 0

/** Tried in namespaces of their own, so that nothing has to be taken away again. */
const canBridge = (): Promise<boolean> =>
  succeeds('ip link add name b0 type bridge; ip link add name v0 type veth peer name v1', '--net')

const privateMounts = ['--mount', '--propagation', 'private']

const canMount = (): Promise<boolean> => succeeds('mount -t tmpfs tmpfs /mnt', ...privateMounts)

const canOverlay = async (): Promise<boolean> => {
  await mkdir(stateRoot, { recursive: true })
  const dir = await mkdtemp(join(stateRoot, '.probe-'))
  const options = `lowerdir=${dir}/a,upperdir=${dir}/b,workdir=${dir}/c,redirect_dir=on`
  const script = `cd ${dir}; mkdir a b c d; mount -t overlay -o ${options} overlay d; touch d/e`
  try {
    return await succeeds(script, ...privateMounts)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

const cgroups = async (): Promise<Pick<HostFacts, 'cgroups' | 'cgroupsWritable'>> => {
  const v1 = await hierarchies()
  const mounts = await readFile('/proc/self/mounts', 'utf8')
  const v2 = /^\S+ \/sys\/fs\/cgroup cgroup2 /m.test(mounts)
  const readOnly = /^\S+ \/sys\/fs\/cgroup\S* cgroup2? ro\b/m.test(mounts)
  return { cgroups: v1.length > 0 ? 'v1' : v2 ? 'v2' : 'none', cgroupsWritable: !readOnly }
}

const bridgedPacketsDropped = async (): Promise<boolean> => {
  const file = '/proc/sys/net/bridge/bridge-nf-call-iptables'
  const filtered = (await readFile(file, 'utf8').catch(() => '0')).trim() === '1'
  return filtered && (await shell`iptables -S FORWARD`).stdout.includes('-P FORWARD DROP')
}

const distribution = async (): Promise<string[]> => {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '')
  return [...text.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)/gm)].flatMap(
    ([, ids]) => ids?.split(' ') ?? [],
  )
}

const capSysResource = 24n

/** Whether machines may do what this capability allows; runc needs a wrapper where they may not. */
export const hasSysResource = async (): Promise<boolean> => {
  const bounding = /^CapBnd:\s*(\w+)/m.exec(await readFile('/proc/self/status', 'utf8'))?.[1]
  return bounding !== undefined && ((BigInt(`0x${bounding}`) >> capSysResource) & 1n) === 1n
}

export const gatherFacts = async (missing: readonly string[]): Promise<HostFacts> => {
  await access('/var')
  const [bridges, mounts, overlay, groups, dropped, ids, disk] = await Promise.all([
    canBridge(),
    canMount(),
    canOverlay(),
    cgroups(),
    bridgedPacketsDropped(),
    distribution(),
    statfs('/var'),
  ])
  return {
    platform: process.platform,
    root: process.getuid?.() === 0,
    distribution: ids,
    missingTools: missing,
    bridges,
    mounts,
    overlay,
    ...groups,
    freeDiskGiB: (disk.bavail * disk.bsize) / gib,
    availableMemoryGiB: freemem() / gib,
    bridgedPacketsDropped: dropped,
  }
}
