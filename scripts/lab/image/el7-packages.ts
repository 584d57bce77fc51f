/** What a CentOS 7 has and Debian has not. */
export const el7Packages = [
  'dnf',
  'dnf-plugins-core',
  'rpm',
  'firewalld',
  'selinux-utils',
  'libnss-myhostname',
]

/** Debian's own package tools, out of reach in a machine that passes for CentOS. */
export const debianTools = [
  'apt',
  'apt-cache',
  'apt-cdrom',
  'apt-config',
  'apt-get',
  'apt-key',
  'apt-mark',
  'dpkg',
  'dpkg-deb',
  'dpkg-divert',
  'dpkg-maintscript-helper',
  'dpkg-query',
  'dpkg-realpath',
  'dpkg-split',
  'dpkg-statoverride',
  'dpkg-trigger',
]
