import { initConfig } from '../../render/kubeadm.ts'
import { type Explanation, page } from './explanation.ts'

const KUBEADM = 'reference/setup-tools/kubeadm'

/** Of the steps that make the cluster, and of those that take it away, by id. */
export const cluster: Readonly<Record<string, Explanation>> = {
  'control-plane': {
    why: 'kubeadm init makes certificates, starts etcd, API server, scheduler and controller manager as static pods, and configures the cluster. Whether it has ended is asked of the API server; one that died half-way is reset on that machine alone and run again, one that was whole never is.',
    undo: ['slipway reset: all that is in etcd is lost'],
    notes: 'kubeadm init --apiserver-advertise-address … --kubernetes-version v1.19.0 …',
    see: [page(`${KUBEADM}/kubeadm-init`)],
    runs: ({ host, cluster }) => [
      'kubeadm init --config /var/lib/slipway/kubeadm.yaml, a file that only root can read and that is gone afterwards:',
      ...initConfig(host, cluster).trimEnd().split('\n'),
    ],
  },
  kubeconfig: {
    why: 'kubectl finds the API server, and shows it a certificate, by ~/.kube/config. It is given to root and to the user who logs in, readable by nobody else.',
    undo: ['rm ~/.kube/config, as each of them'],
    see: [page('concepts/configuration/organize-cluster-access-kubeconfig')],
    runs: ({ host }) =>
      [...new Set(['root', host.ssh.user])].map(
        user => `install -m 600 -o ${user} /etc/kubernetes/admin.conf ~${user}/.kube/config`,
      ),
  },
  'pod-network': {
    why: 'Without one pods have no addresses, CoreDNS waits and no node gets Ready. It takes the same pod subnet that kubeadm was told, and the network card of the address in cluster.yaml, not the first that it finds.',
    undo: ['kubectl delete -f of the same manifest; other networks only after slipway reset'],
    notes: 'kubectl apply -f …/flannel/master/Documentation/kube-flannel.yml',
    see: [
      page('concepts/cluster-administration/networking'),
      'https://github.com/flannel-io/flannel/blob/master/Documentation/configuration.md',
    ],
  },
  'workers-joined': {
    why: 'kubeadm join gives a machine its certificates and starts its kubelet as a node. Each gets a token of its own that is valid for half an hour and is taken back at once; it is in no argument list and in no log.',
    undo: ['slipway reset --host NAME'],
    see: [page(`${KUBEADM}/kubeadm-join`)],
    runs: () => [
      'on the control plane: make a bootstrap token',
      'on the worker: kubeadm join --config /var/lib/slipway/kubeadm.yaml, with the token, the address of the API server and the digest of its CA',
      'on the control plane: take the token back',
    ],
  },
  'labels-and-taints': {
    why: 'Pods choose nodes by labels, and nodes repel pods by taints. Those of cluster.yaml are set; labels that somebody else has added stay.',
    undo: ['kubectl label node NAME KEY-', 'kubectl taint node NAME KEY:EFFECT-'],
    see: [page('concepts/scheduling-eviction/taint-and-toleration')],
  },
  'nodes-ready': {
    why: 'A node is Ready when its kubelet, runtime and network work together. This is waited for, for five minutes, and what kubelet and containers complain of meanwhile ends it early where waiting is in vain.',
    undo: ['nothing: it only waits, and mends what a reboot took from flannel or the kubelet'],
    notes: '"only when all nodes are Ready has it started"',
    see: [page('concepts/architecture/nodes')],
  },
  'smoke-app': {
    why: 'A small web server shows that images are pulled, pods scheduled and addresses given. smokeTest: false leaves it out.',
    undo: ['kubectl delete deployment,service slipway-smoke-test'],
    notes: '"make sure by an nginx"',
    see: [page('concepts/services-networking/service')],
  },
  'smoke-test': {
    why: 'The page of that web server is fetched through the NodePort of every node, so through kube-proxy and the pod network of each: a cluster whose nodes are Ready may still fail here.',
    undo: ['nothing: it only asks'],
    see: [page('concepts/services-networking/service')],
  },
  'worker-cleared': {
    why: 'Part of slipway reset: kubeadm reset, and what it leaves behind: links, rules and files of the pod network.',
    undo: ['slipway up joins it again; what pods kept on the host alone is lost'],
    see: [page(`${KUBEADM}/kubeadm-reset`)],
  },
  'node-removed': {
    why: 'Part of slipway reset: a node whose kubelet is gone would stay in the list as NotReady, and its name could not join again.',
    undo: ['slipway up joins it again'],
    see: [page('concepts/architecture/nodes')],
  },
  'control-plane-cleared': {
    why: 'Part of slipway reset: kubeadm reset of the control plane, after all workers are cleared.',
    undo: ['nothing brings back what was in etcd'],
    see: [page(`${KUBEADM}/kubeadm-reset`)],
  },
}
