import { copyFile, cp } from 'node:fs/promises'
import { join } from 'node:path'
import { $ } from 'zx'
import { copyTree } from '../image/copy.ts'
import { runInside } from '../image/private-run.ts'

/** What a virtual machine has, and one that shares the host's kernel has not. */
const packages = [
  'linux-image-cloud-amd64',
  'initramfs-tools',
  'lz4',
  'ifupdown',
  'isc-dhcp-client',
]

/** Made on each machine when it first boots; RSA takes a minute without hardware acceleration. */
const hostKeyUnit = `[Unit]
Before=ssh.service
ConditionPathExists=!/etc/ssh/ssh_host_ed25519_key
[Service]
Type=oneshot
ExecStart=/usr/bin/ssh-keygen -q -t ed25519 -N "" -f /etc/ssh/ssh_host_ed25519_key
[Install]
WantedBy=multi-user.target
`

/**
 * For extlinux. cgroup v1, since the lab's Kubernetes is 1.20, whose kubeadm looks for its controllers. Linux does not trust
 * the TSC of several emulated processors, and would read the time from the HPET: a call into QEMU, one at a time, for each
 * look at the clock, of which Go's programs have many. QEMU gives all of them the same TSC.
 */
const bootConfig = `DEFAULT linux
PROMPT 0
TIMEOUT 1
LABEL linux
  LINUX /boot/vmlinuz
  INITRD /boot/initrd.img
  APPEND root=/dev/vda1 ro net.ifnames=0 console=ttyS0 mitigations=off nowatchdog tsc=reliable quiet systemd.unified_cgroup_hierarchy=0
`

const files: Readonly<Record<string, string>> = {
  '/etc/hostname': 'debian12\n',
  '/etc/hosts': '127.0.0.1 localhost\n127.0.1.1 debian12\n',
  '/etc/fstab': '/dev/vda1 / ext4 defaults,noatime 0 1\n',
  '/etc/network/interfaces': 'auto lo\niface lo inet loopback\n\nauto eth0\niface eth0 inet dhcp\n',
  '/etc/sudoers.d/vagrant': 'vagrant ALL=(ALL) NOPASSWD: ALL\n',
  '/etc/ssh/sshd_config.d/vagrant.conf':
    'HostKey /etc/ssh/ssh_host_ed25519_key\nUseDNS no\nGSSAPIAuthentication no\n',
  '/etc/systemd/system/host-key.service': hostKeyUnit,
  // There is no time server to ask.
  '/etc/chrony/chrony.conf': 'local stratum 10\ndriftfile /var/lib/chrony/chrony.drift\n',
  '/etc/apt/sources.list': '# no archive is reachable from these machines\n',
  '/boot/extlinux/extlinux.conf': bootConfig,
}

const setUp = `
  useradd --create-home --shell /bin/bash vagrant
  usermod --password '*' root
  install -d -m 700 -o vagrant -g vagrant /home/vagrant/.ssh
  install -m 600 -o vagrant -g vagrant /tmp/vagrant.pub /home/vagrant/.ssh/authorized_keys
  chmod 440 /etc/sudoers.d/vagrant
  rm -f /etc/ssh/ssh_host_* /tmp/vagrant.pub
  systemctl enable host-key.service ssh.service
  systemctl mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service fstrim.timer
  sed -i 's/^MODULES=.*/MODULES=list/; s/^COMPRESS=.*/COMPRESS=lz4/' /etc/initramfs-tools/initramfs.conf
  printf '%s\\n' virtio_pci virtio_blk virtio_net ext4 crc32c_generic >> /etc/initramfs-tools/modules
  update-initramfs -u -k all
  cp /boot/vmlinuz-* /boot/vmlinuz
  cp /boot/initrd.img-* /boot/initrd.img
  apt-get clean
  rm -rf /var/lib/apt/lists/*
  rm -f /etc/resolv.conf /var/lib/dbus/machine-id
  systemd-machine-id-setup
`

/**
 * Debian 12 as a box of Vagrant has it: a kernel, DHCP on the first card, and the user vagrant with the key that everybody
 * knows. It carries a machine-id, as some boxes do by mistake, so that there is something to mend.
 */
export const buildBoxTree = async (common: string, tree: string, log: string): Promise<void> => {
  await copyTree(common, tree)
  await copyFile('/etc/resolv.conf', join(tree, 'etc/resolv.conf'))
  await cp(await publicKey(), join(tree, 'tmp/vagrant.pub'))
  const install = `apt-get -qq update; apt-get -qqy install --no-install-recommends ${packages.join(' ')}`
  await runInside(tree, install, log)
  const writes = Object.entries(files).map(
    ([path, text]) =>
      `mkdir -p ${path.replace(/\/[^/]*$/, '')}\ncat > ${path} <<'END'\n${text}END\n`,
  )
  await runInside(tree, writes.join('') + setUp, log)
}

const publicKey = async (): Promise<string> => {
  const { stdout } = await $({ quiet: true })`dpkg -L vagrant`
  const path = stdout.split('\n').find(line => line.endsWith('/keys/vagrant.pub'))
  if (path === undefined) throw new Error("Debian's vagrant holds no keys/vagrant.pub")
  return path
}
