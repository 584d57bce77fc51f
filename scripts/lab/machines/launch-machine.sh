#!/bin/bash
# Runs one machine until it powers off, as often as it reboots. Started in a mount namespace of its
# own: what is mounted here is nobody else's and goes when the machine goes.
# usage: launch-machine.sh DIR BASE CONTAINER HOSTNAME BRIDGE [CGROUP…]
set -eu
dir=$1 base=$2 container=$3 hostname=$4 bridge=$5
shift 5

for group in "$@"; do
  echo $$ > "$group/cgroup.procs"
done

# The root is a layer over the shared tree. /var is a plain directory, since overlay2 and etcd cannot
# live on an overlay.
mount -t overlay -o "lowerdir=$base,upperdir=$dir/upper,workdir=$dir/work,redirect_dir=on" \
  overlay "$dir/root"
mount --bind "$dir/var" "$dir/root/var"

while :; do
  status=0
  systemd-nspawn --quiet --boot --settings=no --register=no --keep-unit \
    --machine="$container" --hostname="$hostname" --directory="$dir/root" \
    --network-bridge="$bridge" --private-users=no --capability=all \
    --system-call-filter=@known \
    --system-call-filter='@raw-io @module @keyring @mount bpf' \
    --bind=/dev/kmsg --resolv-conf=off --timezone=off --link-journal=no || status=$?
  # With --keep-unit a reboot is left to whoever started it.
  [ "$status" -eq 133 ] || exit "$status"
  for group in "$@"; do
    find "$group" -mindepth 1 -depth -type d -exec rmdir {} + 2> /dev/null || :
  done
done
