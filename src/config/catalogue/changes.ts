/** Something that begins or ends with a minor, and that slipway goes by. */
export interface Change {
  /** The first minor of which it is true: 24 for 1.24. */
  readonly since: number
  readonly says: string
  readonly source: string
}

const notes = (minor: number) => `release notes of 1.${minor}`

/** What changes from minor to minor for one who installs Kubernetes. Rules, checks and configurations go by these. */
export const CHANGES = {
  nestedCoreDns: {
    since: 21,
    says: "CoreDNS is coredns/coredns in Kubernetes' own registry",
    source: 'kubernetes/kubeadm issue 2501',
  },
  cgroupV2: {
    since: 21,
    says: 'kubeadm takes machines that have cgroup v2 alone',
    source: 'kubernetes/system-validators v1.4.0, cgroup_validator.go',
  },
  systemdCgroups: {
    since: 21,
    says: 'kubeadm sets the kubelet to the cgroup driver systemd where nothing is said',
    source: notes(21),
  },
  swapField: { since: 22, says: 'the kubelet knows memorySwap', source: notes(22) },
  dockershimGone: {
    since: 24,
    says: 'the kubelet cannot use Docker by itself; cri-dockerd has to stand between',
    source: notes(24),
  },
  socketScheme: {
    since: 24,
    says: 'the socket of the runtime is named with unix://',
    source: notes(24),
  },
  masterLabelGone: {
    since: 24,
    says: 'control planes have the label node-role.kubernetes.io/control-plane only, and its taint beside that of master',
    source: notes(24),
  },
  communityPackages: {
    since: 24,
    says: 'pkgs.k8s.io has packages, in a repository for each minor',
    source: 'kubernetes/release issue 3497',
  },
  newRegistry: {
    since: 25,
    says: 'registry.k8s.io takes the place of k8s.gcr.io',
    source: notes(25),
  },
  masterTaintGone: {
    since: 25,
    says: 'control planes have the taint node-role.kubernetes.io/control-plane only',
    source: notes(25),
  },
  podSecurityPolicyGone: {
    since: 25,
    says: 'PodSecurityPolicy is gone: manifests that have one fail',
    source: notes(25),
  },
  criV1Only: {
    since: 26,
    says: 'the kubelet speaks CRI v1 only: containerd 1.6 or newer',
    source: notes(26),
  },
  userspaceProxyGone: { since: 26, says: 'kube-proxy lost its mode userspace', source: notes(26) },
  superAdmin: {
    since: 29,
    says: 'kubeadm init makes super-admin.conf too',
    source: notes(29),
  },
  nftablesProxy: {
    since: 29,
    says: 'kube-proxy knows the mode nftables, behind the feature gate NFTablesProxyMode',
    source: notes(29),
  },
  nftablesProxyOpen: {
    since: 31,
    says: 'the mode nftables of kube-proxy needs no feature gate',
    source: notes(31),
  },
  youngerKernel: {
    since: 32,
    says: 'kubeadm refuses kernels older than 4.19',
    source: 'kubernetes/system-validators v1.9.2, types_unix.go',
  },
  packagesStandAlone: {
    since: 32,
    says: 'the package kubeadm asks for no other: kubelet, kubectl and cri-tools are named',
    source: 'kubernetes/release, cmd/krel/templates/latest/metadata.yaml',
  },
  ltsKernel: {
    since: 34,
    says: 'kubeadm warns of kernels other than 5.4, 5.10, 5.15 and those from 6.0 on',
    source: 'kubernetes/system-validators v1.10.1, types_unix.go',
  },
  cgroupV1Refused: {
    since: 35,
    says: 'kubelet and kubeadm refuse cgroup v1',
    source: notes(35),
  },
  ipvsDeprecated: {
    since: 35,
    says: 'the mode ipvs of kube-proxy is deprecated',
    source: notes(35),
  },
  ipvsGated: {
    since: 37,
    says: 'the mode ipvs of kube-proxy is behind the feature gate KubeProxyIPVS',
    source: notes(37),
  },
} as const satisfies Readonly<Record<string, Change>>

/** Whether a minor has come to a change. */
export const has = (minor: number, change: keyof typeof CHANGES): boolean =>
  minor >= CHANGES[change].since

/** What changes with one minor. */
export const changesOf = (minor: number): readonly Change[] =>
  Object.values(CHANGES).filter(({ since }) => since === minor)
