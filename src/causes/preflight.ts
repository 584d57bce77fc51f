import type { Cause } from './cause.ts'

/** Errors of kubeadm's own checks, by their names: facts §4.1 and §4.3. Warnings are none. */
export const preflight: readonly Cause[] = [
  {
    id: 'preflight-cpus',
    when: /\[ERROR NumCPU\]/i,
    cause: 'a control plane needs two CPUs, and this machine has fewer',
    cure: 'give the machine a second CPU, then: slipway up',
  },
  {
    id: 'preflight-memory',
    when: /\[ERROR Mem\]/i,
    cause: 'a control plane needs 1700 MB of memory, and this machine has less',
    cure: 'give the machine 2 GB, then: slipway up',
  },
  {
    id: 'preflight-swap',
    when: /\[ERROR Swap\]/i,
    cause: 'swap is on',
    cure: 'slipway ssh {host} "swapon --show; systemctl list-units --type swap", then: slipway up',
  },
  {
    id: 'preflight-port',
    when: /\[ERROR Port-\d+\]|listen tcp \S*:(6443|10250|10257|10259|2379|2380): bind: address already in use/i,
    cause: 'another program listens on a port that Kubernetes needs',
    cure: 'see which: slipway ssh {host} sudo ss -ltnp; stop it there, then: slipway up',
  },
  {
    id: 'preflight-leftovers',
    when: /\[ERROR (FileAvailable--etc-kubernetes|DirAvailable--etc-kubernetes)/i,
    cause: 'an earlier kubeadm run left its files on this host',
    cure: 'if nothing on that host is needed any more: slipway ssh {host} sudo kubeadm reset -f, then: slipway up',
  },
  {
    id: 'preflight-etcd-leftovers',
    when: /\[ERROR DirAvailable--var-lib-etcd\]/i,
    cause: '/var/lib/etcd holds the data of an earlier cluster',
    cure: 'if that cluster is not needed any more: slipway ssh {host} sudo kubeadm reset -f, then: slipway up',
  },
  {
    id: 'preflight-ip-forward',
    when: /\[ERROR FileContent--proc-sys-net-ipv[46]/i,
    cause: 'the kernel does not forward packets (ip_forward)',
    cure: 'something on the host switches it off again: slipway ssh {host} "grep -rn ip_forward /etc/sysctl.conf /etc/sysctl.d /usr/lib/sysctl.d"',
  },
  {
    id: 'preflight-bridge-nf',
    when: /\[ERROR FileContent--proc-sys-net-bridge/i,
    cause: 'bridged packets do not pass iptables (br_netfilter)',
    cure: 'slipway ssh {host} "sudo modprobe br_netfilter; sysctl net.bridge"',
  },
  {
    id: 'preflight-cri-disabled',
    when: /unknown service runtime\.v1(alpha2)?\.(Runtime|Image)Service|CRI v1 (runtime|image) API is not implemented/i,
    cause:
      "containerd's CRI plugin is switched off, as Docker's package does, or it is older than 1.6",
    cure: 'slipway ssh {host} sudo grep disabled_plugins /etc/containerd/config.toml',
  },
  {
    id: 'preflight-cri-many',
    when: /found multiple CRI (endpoints|sockets)/i,
    cause: 'the host has several container runtimes, and kubeadm was not told which one to use',
    cure: 'remove the one that is not wanted (sockets: slipway ssh {host} ls /run/*/*.sock), then: slipway up',
  },
  {
    id: 'preflight-cri',
    when: /\[ERROR CRI\]/i,
    cause: 'the container runtime does not answer kubeadm',
    cure: 'slipway ssh {host} sudo systemctl status docker containerd crio',
    general: true,
  },
  {
    id: 'preflight-cgroups',
    when: /\[ERROR SystemVerification\].*cgroup|missing (required )?cgroups|cgroups v1 support is (in maintenance|deprecated)/i,
    cause:
      'this release of Kubernetes does not run with the version of cgroups that the machine booted with',
    cure: 'see it: slipway ssh {host} stat -fc %T /sys/fs/cgroup; before 1.21 boot with systemd.unified_cgroup_hierarchy=0, from 1.35 without',
  },
  {
    id: 'preflight-kernel',
    when: /\[ERROR SystemVerification\].*kernel|unsupported kernel release|failed to parse kernel config/i,
    cause:
      'the kernel is too old for this release of Kubernetes, or does not tell how it was built',
    cure: 'slipway ssh {host} uname -r; update the kernel, or take an older kubernetes.version (1.32 wants 4.19)',
  },
  {
    id: 'preflight-hostname',
    when: /\[ERROR Hostname\]|nodeRegistration\.name: Invalid value|a lowercase RFC 1123 subdomain must consist/i,
    cause: 'the name of the host cannot be the name of a node, or does not resolve',
    cure: 'take a name of small letters, digits and dashes in cluster.yaml, then: slipway up',
  },
  {
    id: 'preflight-kubelet-version',
    when: /\[ERROR KubeletVersion\]/i,
    cause: 'the installed kubelet does not go with the version of the control plane',
    cure: 'slipway ssh {host} kubelet --version; remove the package there, then: slipway up',
  },
  {
    id: 'preflight-kubeadm-too-new',
    when: /this version of kubeadm only supports deploying clusters with the control plane version/i,
    cause: 'kubeadm is more than one minor release newer than the cluster is to be',
    cure: 'slipway ssh {host} kubeadm version; remove the package there, then: slipway up',
  },
  {
    id: 'preflight-missing-program',
    when: /\[ERROR FileExisting-/i,
    cause: 'a program that kubeadm needs is not installed',
    cure: 'install the one named after FileExisting-, as: slipway ssh {host} sudo apt-get install -y conntrack',
  },
  {
    id: 'preflight-image-pull',
    when: /\[ERROR ImagePull\]/i,
    cause: 'an image of the control plane cannot be pulled',
    cure: 'ask the host itself: slipway ssh {host} sudo docker pull IMAGE (or: crictl pull)',
    general: true,
  },
]
