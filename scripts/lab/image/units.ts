/** Units that watch over a real disk, real hardware or the host's kernel, and have no work here. */
export const idleUnits = [
  'apt-daily.timer',
  'apt-daily-upgrade.timer',
  'dpkg-db-backup.timer',
  'e2scrub_all.timer',
  'e2scrub_reap.service',
  'fstrim.timer',
  'man-db.timer',
  'console-getty.service',
  'sys-kernel-config.mount',
  'sys-kernel-debug.mount',
  'sys-kernel-tracing.mount',
  'systemd-ask-password-console.path',
  'systemd-ask-password-wall.path',
  'systemd-journald-audit.socket',
  'systemd-networkd-wait-online.service',
  'systemd-pstore.service',
]
