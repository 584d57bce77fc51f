import { join } from 'node:path'
import { filesDir } from '../paths.ts'
import { configFile, type Family, type PackagePlan, plainFile, program } from './plan.ts'
import { serviceScripts } from './service-scripts.ts'

const own = (name: string) => join(filesDir, 'packages', name)
const libraries = '/usr/lib/containerd.io'

/**
 * containerd of Debian as Docker packs it: with runc, and with a config.toml that disables CRI. rpm enables nothing,
 * deb enables and starts it. `tree` holds the files of Debian's packages.
 */
export function containerdPackage(family: Family, tree: string): PackagePlan {
  const from = (path: string) => join(tree, path)
  const deb = family === 'deb'
  return {
    repository: 'docker-ce',
    name: 'containerd.io',
    version: deb ? '1.6.20-1' : '1.6.20-3.1.el7',
    summary: 'containerd 1.6.20 of Debian as Docker packs it',
    requires: [],
    conflicts: deb ? ['containerd', 'runc'] : [],
    files: [
      ...[
        'containerd',
        'containerd-shim',
        'containerd-shim-runc-v1',
        'containerd-shim-runc-v2',
        'ctr',
      ].map(name => program(`/usr/bin/${name}`, from(`usr/bin/${name}`))),
      program('/usr/bin/runc', from('usr/sbin/runc')),
      plainFile(
        `${deb ? '' : '/usr'}/lib/systemd/system/containerd.service`,
        own('containerd.service'),
      ),
      configFile('/etc/containerd/config.toml', own('containerd.toml')),
      plainFile('/etc/ld.so.conf.d/containerd.io.conf', own('containerd.io.ld.conf')),
      plainFile(`${libraries}/libseccomp.so.2`, from('usr/lib/x86_64-linux-gnu/libseccomp.so.2')),
    ],
    folders: ['/etc/containerd', libraries],
    scripts: deb
      ? serviceScripts('containerd.service', '[ "$1" = configure ] && ldconfig\n')
      : {
          afterInstall: 'ldconfig\nsystemctl daemon-reload >/dev/null 2>&1 || :\n',
          beforeRemove:
            '[ "$1" = 0 ] && systemctl --no-reload disable --now containerd.service >/dev/null 2>&1 || :\n',
          afterRemove: 'ldconfig\nsystemctl daemon-reload >/dev/null 2>&1 || :\n',
        },
  }
}
