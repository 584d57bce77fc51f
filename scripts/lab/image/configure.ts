import { $ } from 'zx'
import { runInside } from './private-run.ts'
import { idleUnits } from './units.ts'

/** Lays files from the checkout over a tree; they belong to root whoever made the checkout. */
export const overlayFiles = async (files: string, tree: string): Promise<void> => {
  await $({
    quiet: true,
  })`tar -C ${files} --owner=0 --group=0 --mode=u=rwX,go=rX -cf - . | tar -C ${tree} \
    --keep-directory-symlink --no-overwrite-dir -xf -`
}

/** The settings that do not depend on the flavour. Run last: it drops what tells machines apart. */
export const configure = async (tree: string, log: string): Promise<void> => {
  const script = `
    chmod 0440 /etc/sudoers.d/*
    useradd --create-home --shell /bin/bash --uid 1000 slipway
    usermod --password '*' slipway
    usermod --password '*' root
    systemctl mask ${idleUnits.join(' ')}
    systemctl enable lab-own-cgroups lab-own-mounts lab-name-nic systemd-networkd ssh chrony
    systemctl set-default multi-user.target
    rm -f /etc/ssh/ssh_host_* /var/lib/dbus/machine-id /etc/hostname /etc/resolv.conf
    : > /etc/machine-id
    ln -s /etc/machine-id /var/lib/dbus/machine-id
    rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/cache/debconf/*-old /var/log/*.log /var/log/apt
    mkdir -p /var/lib/apt/lists/partial /var/cache/apt/archives/partial
  `
  await runInside(tree, script, log)
}
