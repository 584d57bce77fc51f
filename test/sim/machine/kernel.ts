import type { Machine } from './machine.ts'

export const RELEASE = { el7: '3.10.0-1160.el7.x86_64', debian12: '6.1.0-18-amd64' } as const

const FILE_SYSTEMS = 'nodev\tsysfs\nnodev\tproc\nnodev\ttmpfs\n\text4\n'
const MEMORY =
  'MemTotal:        4026372 kB\nMemFree:         2801312 kB\nMemAvailable:    3402120 kB\n'

/** Parameters that a module brings with it. */
const BRIDGE = /^net\.bridge\./

const keyOf = (path: string) => path.slice('/proc/sys/'.length).replaceAll('/', '.')

/** A kernel parameter; undefined where the kernel has none of that name. */
export function parameter(m: Machine, key: string): string | undefined {
  if (BRIDGE.test(key) && !m.live.modules.has('br_netfilter')) return undefined
  return m.live.sysctls.get(key)
}

/** @returns false where the kernel has no such parameter */
export function setParameter(m: Machine, key: string, value: string): boolean {
  if (parameter(m, key) === undefined) return false
  m.alter(live => live.sysctls.set(key, value))
  return true
}

/** What the kernel shows below /proc and /sys: the content of a file, `/` for a folder, undefined for nothing. */
export function view(m: Machine, path: string): string | undefined {
  const { live } = m
  switch (path) {
    case '/proc/modules':
      return [...live.modules].map(name => `${name} 16384 0 - Live 0x0000000000000000\n`).join('')
    case '/proc/filesystems':
      return FILE_SYSTEMS + (live.modules.has('overlay') ? 'nodev\toverlay\n' : '')
    case '/proc/swaps':
      return [
        'Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n',
        ...[...live.swaps].map(swap => `${swap.padEnd(40)}partition\t2097148\t\t0\t\t-2\n`),
      ].join('')
    case '/proc/meminfo':
      return MEMORY
    case '/proc/mounts':
      return '/dev/sda1 / ext4 rw,relatime 0 0\n'
    case '/proc/sys/kernel/hostname':
      return `${live.hostname}\n`
    case '/proc/sys/kernel/random/boot_id':
      m.fleeting()
      return `00000000-0000-4000-8000-${live.bootedAt.toString(16).padStart(12, '0')}\n`
    case '/proc':
    case '/sys':
    case '/sys/fs/cgroup':
      return '/'
  }
  const module = path.match(/^\/sys\/module\/(\w+)$/)?.[1]
  if (module) return live.modules.has(module) ? '/' : undefined
  if (!path.startsWith('/proc/sys/')) return undefined
  const value = parameter(m, keyOf(path))
  return value === undefined ? undefined : `${value}\n`
}

/** A write to one of these files. */
export function writeView(m: Machine, path: string, content: string): boolean {
  if (path === '/proc/sys/kernel/hostname') {
    // To open it for writing changes nothing yet.
    if (content !== '') m.alter(live => (live.hostname = content.trim()))
    return true
  }
  return path.startsWith('/proc/sys/') && setParameter(m, keyOf(path), content.trim())
}

const DEFAULTS: Readonly<Record<string, string>> = {
  'net.ipv4.ip_forward': '0',
  'net.ipv4.ip_local_port_range': '32768\t60999',
  'net.bridge.bridge-nf-call-iptables': '1',
  'net.bridge.bridge-nf-call-ip6tables': '1',
}

/** As the kernel and systemd's services for it leave them at boot. */
export function startKernel(m: Machine): void {
  const { files } = m
  const text = (path: string) => (files.kind(path) === 'file' ? files.read(path) : '')
  const lines = (folder: string) =>
    files
      .list(folder)
      .filter(name => name.endsWith('.conf'))
      .flatMap(name => text(`${folder}/${name}`).split('\n'))
      .map(line => line.trim())
      .filter(line => line !== '' && !/^[#;]/.test(line))
  m.alter(live => {
    live.hostname = text('/etc/hostname').trim() || 'localhost'
    live.bootedAt = m.around.now()
    for (const [key, value] of Object.entries(DEFAULTS)) live.sysctls.set(key, value)
    for (const module of lines('/etc/modules-load.d')) live.modules.add(module)
    for (const line of text('/etc/fstab').split('\n')) {
      const [device = '', , type] = line.trim().split(/\s+/)
      if (type === 'swap' && !device.startsWith('#')) live.swaps.add(device)
    }
    const selinux = text('/etc/selinux/config').match(/^SELINUX=(\w+)/m)?.[1]
    live.selinux =
      selinux === 'enforcing' ? 'Enforcing' : selinux === 'permissive' ? 'Permissive' : 'Disabled'
  })
  for (const line of lines('/etc/sysctl.d')) {
    const [key = '', value = ''] = line.split(/\s*=\s*/)
    setParameter(m, key, value)
  }
}
