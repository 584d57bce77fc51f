import { createHash } from 'node:crypto'
import { Cow } from './cow.ts'
import type { Entry } from './disk.ts'
import type { Package } from './machine.ts'
import { Tree } from './tree.ts'

export type Flavour = 'el7' | 'debian12'

const COMMON: Readonly<Record<string, string>> = {
  '/etc/hosts': '127.0.0.1 localhost\n127.0.1.1 NAME\n::1 localhost ip6-localhost ip6-loopback\n',
  '/etc/passwd': 'root:x:0:0:root:/root:/bin/bash\nvagrant:x:1000:1000::/home/vagrant:/bin/bash\n',
  '/etc/machine-id': 'MACHINE-ID\n',
  '/usr/lib/systemd/system/sshd.service': '[Unit]\n',
}

/** As the machines are before anything was done to them. Debian has no time daemon yet; CentOS has one. */
const FILES: Readonly<Record<Flavour, Readonly<Record<string, string>>>> = {
  el7: {
    ...COMMON,
    '/etc/hostname': 'localhost.localdomain\n',
    '/etc/os-release':
      'NAME="CentOS Linux"\nVERSION="7 (Core)"\nID="centos"\nID_LIKE="rhel fedora"\nVERSION_ID="7"\nPRETTY_NAME="CentOS Linux 7 (Core)"\n',
    '/etc/fstab': 'UUID=1c419d6c / xfs defaults 0 0\n/swapfile none swap defaults 0 0\n',
    '/etc/selinux/config':
      '# This file controls SELinux.\nSELINUX=enforcing\nSELINUXTYPE=targeted\n',
    '/etc/yum.repos.d/CentOS-Base.repo':
      '[base]\nname=CentOS-$releasever - Base\nmirrorlist=http://mirrorlist.centos.org/?release=$releasever&arch=$basearch&repo=os\n#baseurl=http://mirror.centos.org/centos/$releasever/os/$basearch/\ngpgcheck=1\n',
    '/etc/chrony.conf': 'server 0.centos.pool.ntp.org iburst\ndriftfile /var/lib/chrony/drift\n',
    '/usr/lib/systemd/system/chronyd.service': '[Unit]\n',
    '/usr/lib/systemd/system/firewalld.service': '[Unit]\n',
  },
  debian12: {
    ...COMMON,
    '/etc/hostname': 'debian\n',
    '/etc/os-release':
      'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nVERSION="12 (bookworm)"\nID=debian\n',
    '/etc/fstab': 'UUID=1c419d6c / ext4 errors=remount-ro 0 1\n/dev/sda5 none swap sw 0 0\n',
    '/etc/apt/sources.list': 'deb http://deb.debian.org/debian bookworm main\n',
  },
}

const ENABLED: Readonly<Record<Flavour, readonly string[]>> = {
  el7: ['chronyd', 'firewalld', 'sshd'],
  debian12: ['sshd'],
}

const FOLDERS = [
  '/boot',
  '/etc/modules-load.d',
  '/etc/sysctl.d',
  '/etc/systemd/system/multi-user.target.wants',
  '/home/vagrant',
  '/mnt',
  '/opt',
  '/root',
  '/run',
  '/tmp',
  '/var/cache',
  '/var/lib',
  '/var/log',
]

const PER_FLAVOUR: Readonly<Record<Flavour, readonly string[]>> = {
  el7: ['/var/lib/rpm'],
  debian12: [
    '/etc/apt/sources.list.d',
    '/etc/apt/keyrings',
    '/var/lib/dpkg/updates',
    '/var/lib/apt/lists',
  ],
}

const installed = (version: string): Package => ({ version, status: 'installed' })

const packages = (list: readonly (readonly [string, Package])[]) =>
  new Cow<Package>(() => {}, new Map(list))

export const INSTALLED: Readonly<Record<Flavour, Cow<Package>>> = {
  el7: packages([
    ['bash', installed('4.2.46-34.el7')],
    ['chrony', installed('3.4-1.el7')],
    ['firewalld', installed('0.6.3-13.el7_9')],
  ]),
  debian12: packages([
    ['bash', installed('5.2.15-2+b2')],
    ['openssh-server', installed('1:9.2p1-2+deb12u2')],
  ]),
}

const entry = (kind: Entry['kind'], content: string, mode: number, user = 'root'): Entry => ({
  kind,
  content,
  mode,
  user,
  group: user,
})

const pristine = new Map<string, Tree>()

/** The files of a machine as it comes; the same ones each time, so that answers from them are, too. */
export function furnished(flavour: Flavour, name: string): Tree {
  const key = `${flavour} ${name}`
  const known = pristine.get(key) ?? furnish(flavour, name)
  pristine.set(key, known)
  return known
}

function furnish(flavour: Flavour, name: string): Tree {
  const id = createHash('md5').update(name).digest('hex')
  const files = new Map<string, Entry>()
  const folders = (path: string) => {
    for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/')))
      if (!files.has(at))
        files.set(at, entry('folder', '', 0o755, at === '/home/vagrant' ? 'vagrant' : 'root'))
  }
  for (const path of [...FOLDERS, ...PER_FLAVOUR[flavour]]) folders(path)
  for (const [path, text] of Object.entries(FILES[flavour])) {
    folders(path.slice(0, path.lastIndexOf('/')))
    const content = text.replaceAll('MACHINE-ID', id).replaceAll('NAME', name)
    files.set(path, entry('file', path === '/etc/os-release' ? text : content, 0o644))
  }
  for (const unit of ENABLED[flavour])
    files.set(
      `/etc/systemd/system/multi-user.target.wants/${unit}.service`,
      entry('link', `/usr/lib/systemd/system/${unit}.service`, 0o777),
    )
  files.set('/var/run', entry('link', '/run', 0o777))
  return Tree.of(files)
}
