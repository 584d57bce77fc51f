import { rm, writeFile } from 'node:fs/promises'
import { $ } from 'zx'

/** Debian 12's own; 28 MB and 17 s beside what the lab installs. */
const packages = [
  'vagrant',
  'vagrant-libvirt',
  'libvirt-daemon',
  'libvirt-daemon-system',
  'libvirt-clients',
  'libvirt-daemon-driver-qemu',
  'qemu-system-x86',
  'qemu-utils',
  'dnsmasq-base',
  'iptables',
  'debootstrap',
  'extlinux',
  'fdisk',
]

const shell = $({ quiet: true, nothrow: true })
const policy = '/usr/sbin/policy-rc.d'

const missingPackages = async (): Promise<string[]> => {
  const { stdout } = await shell`dpkg-query -W -f '\${Package} \${db:Status-Status}\n' ${packages}`
  const there = stdout.split('\n').filter(line => line.endsWith(' installed'))
  return packages.filter(name => !there.includes(`${name} installed`))
}

/** Installs what is missing. The host's own libvirt is not started by it: the lab has one for itself. */
export const installTools = async (
  report: (title: string, work: () => Promise<unknown>) => Promise<unknown>,
): Promise<void> => {
  const missing = await missingPackages()
  if (missing.length === 0) return
  const apt = $({ quiet: true, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  const options = ['-qqy', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300']
  await report(`apt-get install ${missing.join(' ')}`, async () => {
    const own = await writeFile(policy, '#!/bin/sh\nexit 101\n', { flag: 'wx', mode: 0o755 }).then(
      () => true,
      () => false,
    )
    try {
      await apt`apt-get -qq update`
      await apt`apt-get install ${options} ${missing}`
    } finally {
      if (own) await rm(policy, { force: true })
    }
  })
}
