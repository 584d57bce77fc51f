import { join } from 'node:path'
import { filesDir } from '../paths.ts'
import { type Family, type PackagePlan, plainFile, program } from './plan.ts'
import { serviceScripts } from './service-scripts.ts'

/** Packages of Debian whose files make up the lab's docker-ce. */
export const dockerDebs = [
  'docker.io',
  'containerd',
  'runc',
  'tini',
  'libdevmapper1.02.1',
  'libseccomp2',
]

const own = (name: string) => join(filesDir, 'packages', name)
const libraries = '/usr/lib/docker-ce'
const addGroup = 'getent group docker >/dev/null || groupadd --system docker\n'

/**
 * Docker 20.10 from Debian under the name of 18.06.1: like that one it carries containerd and runc
 * along and starts containerd itself. Its libraries come along too, since a machine's package
 * manager can fetch them from nowhere.
 */
export function dockerPackage(family: Family, tree: string): PackagePlan {
  const from = (path: string) => join(tree, path)
  const shared = (name: string) =>
    plainFile(`${libraries}/${name}`, from(`usr/lib/x86_64-linux-gnu/${name}`))
  const deb = family === 'deb'
  return {
    repository: 'docker-ce',
    name: 'docker-ce',
    version: deb ? '18.06.1~ce~3-0~debian' : '18.06.1.ce-3.el7',
    summary: 'Docker 20.10.24 of Debian under the name of 18.06.1',
    requires: [],
    conflicts: [...(deb ? ['docker.io', 'containerd', 'runc'] : []), 'containerd.io'],
    files: [
      program('/usr/bin/docker', from('usr/bin/docker')),
      program('/usr/bin/dockerd', from('usr/sbin/dockerd')),
      program('/usr/bin/docker-proxy', from('usr/sbin/docker-proxy')),
      program('/usr/bin/docker-init', from('usr/bin/tini-static')),
      program('/usr/bin/runc', from('usr/sbin/runc')),
      ...[
        'containerd',
        'containerd-shim',
        'containerd-shim-runc-v1',
        'containerd-shim-runc-v2',
        'ctr',
      ].map(name => program(`/usr/bin/${name}`, from(`usr/bin/${name}`))),
      plainFile(`${deb ? '' : '/usr'}/lib/systemd/system/docker.service`, own('docker.service')),
      plainFile('/etc/ld.so.conf.d/docker-ce.conf', own('docker-ce.ld.conf')),
      shared('libseccomp.so.2'),
      {
        ...shared('libdevmapper.so.1.02.1'),
        source: from('lib/x86_64-linux-gnu/libdevmapper.so.1.02.1'),
      },
    ],
    folders: ['/etc/docker', libraries],
    scripts: deb ? debScripts() : rpmScripts,
  }
}

function debScripts() {
  return serviceScripts(
    'docker.service',
    `[ "$1" = configure ] && { ${addGroup.trim()}; ldconfig; }\n`,
  )
}

const rpmScripts = {
  afterInstall: `${addGroup}ldconfig\nsystemctl daemon-reload >/dev/null 2>&1 || :\n`,
  beforeRemove:
    '[ "$1" = 0 ] && systemctl --no-reload disable --now docker.service >/dev/null 2>&1 || :\n',
  afterRemove: 'ldconfig\nsystemctl daemon-reload >/dev/null 2>&1 || :\n',
}
