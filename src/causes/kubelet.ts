import type { Cause } from './cause.ts'

/** What the kubelet says when it ends or keeps pods from starting. Facts §10.4 and §14. */
export const kubelet: readonly Cause[] = [
  {
    id: 'kubelet-swap',
    when: /running with swap on is not supported/i,
    cause: 'the kubelet does not run with swap on',
    cure: 'slipway ssh {host} "swapon --show; systemctl list-units --type swap", then: slipway up',
    hopeless: true,
  },
  {
    id: 'kubelet-cgroup-v1',
    when: /kubelet is configured to not run on a host using cgroup v1/i,
    cause: 'this kubelet does not run on cgroups v1',
    cure: 'boot the host without systemd.unified_cgroup_hierarchy=0, or set failCgroupV1: false under kubelet in cluster.yaml',
    hopeless: true,
  },
  {
    id: 'kubelet-cgroup-v2',
    when: /mountpoint for (cpu|memory|\w+) not found|system validation failed - Following Cgroup subsystem not mounted/i,
    cause: 'this kubelet knows cgroups v1 only, and the host booted with v2',
    cure: 'boot the host with systemd.unified_cgroup_hierarchy=0, or take kubernetes.version 1.22 or later',
    hopeless: true,
  },
  {
    id: 'kubelet-unknown-flag',
    when: /unknown flag: --(network-plugin|pod-infra-container-image|container-runtime|cni-|cgroup-driver|resolv-conf|keep-terminated)/i,
    cause: 'the kubelet is started with a flag that its version does not know',
    cure: 'slipway ssh {host} cat /var/lib/kubelet/kubeadm-flags.env /etc/default/kubelet /etc/sysconfig/kubelet',
    hopeless: true,
  },
  {
    id: 'kubelet-configuration',
    when: /failed to load kubelet config file(?!.*no such file)|unknown field .* in kubelet|strict decoding error/i,
    cause: 'the kubelet does not understand its configuration',
    cure: 'compare the fragment under kubelet in cluster.yaml with: slipway ssh {host} sudo cat /var/lib/kubelet/config.yaml',
    hopeless: true,
  },
  {
    id: 'kubelet-ends',
    when: /kubelet ends as soon as it is started/i,
    cause: 'the kubelet ends as soon as it is started',
    cure: 'see why: slipway ssh {host} sudo journalctl -u kubelet -n 50 --no-pager; then: slipway up',
    general: true,
  },
  {
    id: 'kubelet-conntrack-limits',
    when: /nf_conntrack_max: (permission denied|read-only)|open \/proc\/sys\/net\/netfilter/i,
    cause: 'kube-proxy may not set the limits of conntrack here: the host is a container itself',
    cure: 'set kubeProxy.conntrack.maxPerCore and .min to 0 in cluster.yaml',
  },
]
