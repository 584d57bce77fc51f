import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { configure, overlayFiles } from './configure.ts'
import { copyTree } from './copy.ts'
import { debianTools, el7Packages } from './el7-packages.ts'
import { runInside } from './private-run.ts'

const installPackages = async (tree: string, log: string): Promise<void> => {
  await copyFile('/etc/resolv.conf', join(tree, 'etc/resolv.conf'))
  const script = `
    printf '#!/bin/sh\\nexit 101\\n' > /usr/sbin/policy-rc.d
    chmod +x /usr/sbin/policy-rc.d
    apt-get -qq update
    apt-get -qqy install --no-install-recommends ${el7Packages.join(' ')}
    rm /usr/sbin/policy-rc.d
    apt-get clean
  `
  await runInside(tree, script, log)
}

/** What a script or an administrator looks at to find out that this is CentOS 7. */
const shape = async (tree: string, log: string): Promise<void> => {
  const script = `
    ln -sfn dnf-3 /usr/bin/yum
    ln -sfn /etc/yum.conf /etc/dnf/dnf.conf
    ln -sfn centos-release /etc/redhat-release
    ln -sfn centos-release /etc/system-release
    echo 7 > /etc/dnf/vars/releasever
    rm -f /usr/lib/os-release /etc/debian_version
    cp /etc/os-release /usr/lib/os-release
    mkdir -p /etc/pki/rpm-gpg /var/lib/rpm
    rpm --initdb
    rpmbuild -bb --define '_topdir /tmp/rpmbuild' --define '_rpmdir /tmp' /usr/local/lib/lab/centos-release.spec
    rpm -i /tmp/noarch/centos-release-*.rpm
    rm -rf /tmp/noarch /tmp/rpmbuild
    sed -i 's/^hosts:.*/hosts: files dns myhostname/' /etc/nsswitch.conf
    systemctl enable firewalld
  `
  await runInside(tree, script, log)
}

/** Last of all, since nothing can be installed the Debian way after it. */
const hideDebian = async (tree: string, log: string): Promise<void> => {
  await runInside(tree, `cd /usr/bin; rm -rf ${debianTools.join(' ')} /etc/apt`, log)
}

export const buildEl7 = async (
  common: string,
  files: string,
  tree: string,
  log: string,
): Promise<void> => {
  await copyTree(common, tree)
  await installPackages(tree, log)
  await overlayFiles(join(files, 'common'), tree)
  await overlayFiles(join(files, 'el7'), tree)
  await shape(tree, log)
  await configure(tree, log)
  await hideDebian(tree, log)
}
