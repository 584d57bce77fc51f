#!/bin/sh
# PID 1 of the virtual machines' own namespaces: a libvirt that knows nothing of the host's, in a network that has no way out.
# When it ends, everything in it does. $1: folder for what it keeps. $2: address for the mirror.
set -eu
# The network's own, and without the host's control groups, of which libvirt would want some.
umount -l /sys
mount -t sysfs sysfs /sys
mount -t tmpfs tmpfs /run/libvirt
for of in /etc/libvirt /var/lib/libvirt /var/cache/libvirt /var/log/libvirt; do
  own=$1/libvirt$of
  if [ ! -e "$own" ]; then
    mkdir -p "$(dirname "$own")"
    cp -a "$of" "$own"
  fi
  mount --bind "$own" "$of"
done
# Machines run as root, so that they may read what is below $1. The empty list is for the next mount: libvirt would try to move it.
printf 'user = "root"\ngroup = "root"\nsecurity_driver = "none"\nnamespaces = []\n' >/etc/libvirt/qemu.conf
# libvirt asks QEMU as root whether there is KVM, and later as somebody who may not open it; in doubt it asks again at each step,
# which takes a minute. The box is made for software anyway.
if [ -e /dev/kvm ]; then
  : >"$1/no-kvm"
  chmod 000 "$1/no-kvm"
  mount --bind "$1/no-kvm" /dev/kvm
fi
ip link set lo up
ip address add "$2/32" dev lo
virtlogd >"$1/virtlogd.log" 2>&1 &
libvirtd >"$1/libvirtd.log" 2>&1 &
# A shell that waits also takes leave of orphans.
while :; do
  sleep 60 &
  wait $!
done
