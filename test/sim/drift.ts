/** What somebody does by hand to a cluster that is whole, as programs for one of its hosts. */
const BY_HAND = {
  'docker-stopped': 'systemctl stop docker',
  'kubelet-stopped': 'systemctl stop kubelet',
  'kubelet-disabled': 'systemctl disable kubelet',
  'hosts-emptied':
    "printf '127.0.0.1 localhost\\n::1 localhost ip6-localhost ip6-loopback\\n10.1.1.1 printer\\n' > /etc/hosts",
  'daemon-json-gone': 'rm -f /etc/docker/daemon.json',
  'sysctl-file-gone': 'rm -f /etc/sysctl.d/99-kubernetes.conf /etc/sysctl.d/kubernetes.conf',
  renamed: "printf 'other\\n' > /etc/hostname\nprintf other > /proc/sys/kernel/hostname",
} as const

export type Drift = keyof typeof BY_HAND

export const DRIFTS = Object.keys(BY_HAND) as Drift[]

export const drift = (name: Drift): string => BY_HAND[name]
