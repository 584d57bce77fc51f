/**
 * Flannel's versions whose manifest slipway has. v0.14.0 needs no API that Kubernetes 1.22 took away, and its image
 * is `<images>/coreos/flannel:v0.14.0` (flannel-io/flannel, Documentation/kube-flannel.yml of that tag).
 */
export const FLANNEL: readonly string[] = ['v0.14.0']
