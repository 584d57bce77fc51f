/** Flags that the kubelet lost, by the first minor without them: it does not start when it is given one. */
export const LOST_KUBELET_FLAGS: Readonly<Record<string, number>> = {
  // With dockershim: release notes of 1.24.
  'cni-bin-dir': 24,
  'cni-cache-dir': 24,
  'cni-conf-dir': 24,
  'docker-endpoint': 24,
  'image-pull-progress-deadline': 24,
  'network-plugin': 24,
  'network-plugin-mtu': 24,
  // Release notes of 1.27.
  'container-runtime': 27,
  // Release notes of 1.35.
  'pod-infra-container-image': 35,
}
