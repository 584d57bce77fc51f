import type { Cause } from './cause.ts'

/** What keeps pods from getting an address, or packets from passing. Facts §9 and §14. */
export const network: readonly Cause[] = [
  {
    id: 'cni-plugin-missing',
    when: /failed to find plugin \\?"?[\w-]+\\?"? in path/i,
    cause: 'a program of the pod network is missing in /opt/cni/bin',
    cure: 'slipway ssh {host} ls /opt/cni/bin; install kubernetes-cni there, or take a newer network.version',
  },
  {
    id: 'cni-bridge-address',
    when: /\\?"?cni0\\?"? already has an IP address different from/i,
    cause: 'the bridge cni0 is left from an earlier pod network',
    cure: 'slipway ssh {host} sudo ip link delete cni0; it is made anew with the next pod',
  },
  {
    id: 'pod-cidr-not-assigned',
    when: /pod cidr not assigned/i,
    cause: 'the cluster was made without a pod subnet, or with one that is used up',
    cure: 'compare network.podSubnet in cluster.yaml with: kubectl -n kube-system get configmap kubeadm-config -o yaml',
  },
  {
    id: 'flannel-br-netfilter',
    when: /Failed to check br_netfilter|stat \/proc\/sys\/net\/bridge\/bridge-nf-call-iptables: no such file/i,
    cause: 'the kernel module br_netfilter is not loaded',
    cure: 'slipway ssh {host} sudo modprobe br_netfilter; if there is none, install the modules of the running kernel',
  },
  {
    id: 'flannel-interface',
    when: /failed to find (any valid )?interface to use|Could not find valid interface matching/i,
    cause: 'flannel finds no network card that carries the address of the host',
    cure: 'compare hosts.{host}.address in cluster.yaml with: slipway ssh {host} ip -brief address',
  },
  {
    id: 'subnet-file-missing',
    when: /\/run\/flannel\/subnet\.env: no such file/i,
    cause: 'flannel does not run on this host yet',
    cure: 'kubectl get pods -A -o wide --field-selector spec.nodeName={host}, and look at the log of flannel there',
    general: true,
  },
  {
    id: 'node-port-silent',
    when: /nginx did not answer at \S+ within/,
    cause:
      'packets do not get through this node to nginx: kube-proxy or the pod network does not run here, or a firewall stands between',
    cure: 'kubectl get pods -A -o wide --field-selector spec.nodeName={host}, and look at the log of what does not run there',
    transient: true,
  },
]
