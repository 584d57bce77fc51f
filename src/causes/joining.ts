import type { Cause } from './cause.ts'

/** What kubeadm init and join, and the etcd and API server that they start, say. Facts §3, §5 and §14. */
export const joining: readonly Cause[] = [
  {
    id: 'token-expired',
    when: /token id \\?"?\w+\\?"? is invalid for this cluster or it has expired|cannot create certificate signing request: Unauthorized/i,
    cause: 'the join token has expired, or was deleted',
    // Each attempt makes a token of its own.
    transient: true,
    cure: 'slipway up makes a new one; should it come back, compare the clocks: slipway ssh {host} date',
  },
  {
    id: 'token-not-signed',
    when: /could not find a JWS signature in the cluster-info ConfigMap/i,
    cause:
      'the control plane does not vouch for the join token: kube-controller-manager, which signs it, is not there yet, or the token has expired',
    transient: true,
    cure: 'slipway up makes a new one; should it come back, look for kube-controller-manager: slipway ssh CONTROL-PLANE "sudo crictl ps -a || sudo docker ps -a"; and compare the clocks: slipway ssh {host} date',
  },
  {
    id: 'ca-hash-mismatch',
    when: /none of the public keys .* are pinned|cluster CA found in cluster-info ConfigMap is invalid/i,
    cause:
      "the control plane's certificate authority is not the one that was expected: it was made anew, or another cluster answers at that address",
    cure: 'look who answers there: slipway status; then: slipway up',
  },
  {
    id: 'cluster-info-forbidden',
    when: /cluster-info.* is forbidden|forbidden: User \\?"?system:anonymous/i,
    cause: 'the control plane does not show new nodes what they need (cluster-info)',
    cure: 'on the control plane: sudo kubeadm init phase bootstrap-token, then: slipway up',
  },
  {
    id: 'clock-skew',
    when: /certificate has expired or is not yet valid|x509: .*current time \S+ is (before|after)/i,
    cause: 'the clocks of the hosts differ, or a certificate has run out',
    cure: 'slipway ssh {host} "date; sudo kubeadm certs check-expiration"; set the clock or renew what has run out',
  },
  {
    id: 'api-certificate',
    when: /x509: certificate signed by unknown authority.*(apiserver|:6443|kubernetes)|x509: certificate is valid for .*, not /i,
    cause:
      'the certificate of the API server is not of this cluster: files of an earlier one are left, or its address has changed',
    cure: 'if nothing on that host is needed any more: slipway ssh {host} sudo kubeadm reset -f, then: slipway up',
  },
  {
    id: 'node-name-taken',
    when: /a Node with name .* and status .*Ready.* already exists in the cluster/i,
    cause: 'a node of that name is in the cluster already',
    cure: 'on the control plane, if that node is gone: sudo kubectl --kubeconfig /etc/kubernetes/admin.conf delete node {host}, then: slipway up',
  },
  {
    id: 'certificate-key',
    when: /Secret \\?"?kubeadm-certs\\?"? was not found|error decrypting secret|cipher: message authentication failed/i,
    cause:
      "the control plane's certificates for a further one are kept for two hours only, or under another key",
    cure: 'slipway up uploads them again',
  },
  {
    id: 'no-control-plane-endpoint',
    when: /unable to add a new control plane instance|stable controlPlaneEndpoint address/i,
    cause: 'the cluster was made without an address that several control planes can share',
    cure: 'keep one control plane in cluster.yaml, or build the cluster anew with an endpoint',
  },
  {
    id: 'etcd-learners',
    when: /too many learner members/i,
    cause: 'two control planes joined at once, and etcd takes one after the other',
    cure: 'slipway up',
  },
  {
    id: 'etcd-already-bootstrapped',
    when: /member \w+ has already been bootstrapped/i,
    cause: 'etcd still knows this machine from before, while its data is gone',
    cure: 'remove the old member (etcdctl member remove ID) on another control plane, then: slipway ssh {host} sudo kubeadm reset -f',
  },
  {
    id: 'etcd-unhealthy',
    when: /etcd cluster is not healthy|etcdserver: (unhealthy cluster|no leader|request timed out)|member count is unequal/i,
    cause: 'etcd has no majority of healthy members',
    cure: 'slipway ssh {host} "sudo crictl ps -a --name etcd || sudo docker ps -a -f name=etcd", and look at the log of the one that ended',
  },
  {
    id: 'address-not-on-nic',
    when: /cannot assign requested address/i,
    // Not hopeless: where the network is gone for a while, so is the address.
    cause: 'the address in cluster.yaml is not on any network card of this host',
    cure: 'compare it with: slipway ssh {host} ip -brief address; correct hosts.{host}.address',
  },
  {
    id: 'config-mixed',
    when: /can not mix '--config' with arguments/i,
    cause: 'kubeadm takes either a file or flags',
    cure: 'look for flags in: slipway ssh {host} "env | grep -i kubeadm; alias kubeadm"',
  },
  {
    id: 'kubelet-not-healthy',
    when: /localhost:10248.*connection refused|127\.0\.0\.1:10248.*connection refused|The kubelet is not running|kubelet isn't running or healthy|kubelet is not healthy/i,
    cause: 'the kubelet does not run',
    cure: 'slipway ssh {host} sudo journalctl -u kubelet -n 50 --no-pager',
    general: true,
  },
  {
    id: 'control-plane-flag',
    when: /\bError: (unknown (shorthand )?flag|invalid argument ".*" for ")/,
    cause: 'a component of the control plane is started with a flag that it does not take',
    cure: 'compare extraArgs in cluster.yaml with: slipway ssh {host} sudo grep -n -e -- /etc/kubernetes/manifests/*',
    hopeless: true,
  },
  {
    id: 'control-plane-timeout',
    when: /timed out waiting for the condition|couldn't initialize a Kubernetes cluster|wait-control-plane.*(timed? ?out|deadline)/i,
    cause:
      'the control plane did not come up in time: a container of it ended, or its image came too late',
    cure: 'slipway logs {host}; what ended: slipway ssh {host} "sudo crictl ps -a || sudo docker ps -a"',
    general: true,
  },
]
