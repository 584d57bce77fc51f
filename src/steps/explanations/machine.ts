import { type Explanation, INSTALL, page, RUNTIMES } from './explanation.ts'

/** Of the steps that prepare a machine, by id. */
export const machine: Readonly<Record<string, Explanation>> = {
  hostname: {
    why: 'The kubelet registers the node under the name of the machine. Two machines of one name would be one node, and images of systems all bear the same.',
    undo: ['hostnamectl set-hostname OLD-NAME'],
    see: [page('concepts/architecture/nodes'), INSTALL],
  },
  'hosts-file': {
    why: 'Nodes find each other by name without any DNS server. A name of its own that leads to 127.0.1.1, as Debian and Vagrant write it, would have kubelet and etcd talk to themselves.',
    undo: ['take the lines from "# slipway: begin" to "# slipway: end" out of /etc/hosts'],
    notes: 'cat >> /etc/hosts, once more with every run',
    see: [INSTALL],
  },
  'selinux-permissive': {
    why: 'Containers must be allowed to read what kubelet and runtime give them from the host. kubeadm asks for permissive where no policy for that is loaded: violations are logged, not forbidden.',
    undo: ['sed -i s/^SELINUX=permissive/SELINUX=enforcing/ /etc/selinux/config', 'setenforce 1'],
    notes: 'sed -i s/enforcing/disabled/ /etc/selinux/config; setenforce 0',
    see: [INSTALL],
  },
  'swap-off': {
    why: 'The kubelet refuses to start on a machine that swaps, unless told otherwise: memory that is swapped out cannot be accounted for.',
    undo: ['take "# slipway: " from the lines of /etc/fstab', 'swapon -a'],
    see: [INSTALL],
  },
  'kernel-modules': {
    why: 'overlay is what layers of images are mounted with; br_netfilter makes the bridge of the pods pass its packets to iptables, where Services live. Modes of kube-proxy other than iptables need modules of their own.',
    undo: ['rm /etc/modules-load.d/kubernetes.conf; a module is gone after the next boot'],
    see: [RUNTIMES],
  },
  sysctl: {
    why: 'A node forwards packets between its pods and others, and bridged packets pass iptables. kubeadm refuses a machine that does not. The bridge keys exist only once br_netfilter is loaded.',
    undo: ['rm /etc/sysctl.d/99-kubernetes.conf', 'sysctl -w net.ipv4.ip_forward=0'],
    notes: 'cat > /etc/sysctl.d/k8s.conf; sysctl --system, before the module is loaded',
    see: [RUNTIMES],
  },
  firewall: {
    why: 'With firewall: disabled nothing on the host stands between nodes, pods and Services. Meant for networks that have a firewall of their own in front.',
    undo: ['systemctl enable --now firewalld (or: ufw enable)'],
    notes: 'systemctl disable firewalld; systemctl stop firewalld',
    see: [page('reference/networking/ports-and-protocols')],
  },
  'firewall-managed': {
    why: 'With firewall: managed the firewall of the host stays on, and lets in what its role and the pod network need, what cluster.yaml opens, and SSH.',
    undo: [
      'firewalld: remove the zones, services and ipsets whose names begin with slipway, then firewall-cmd --reload',
      'ufw: ufw status numbered shows the rules with the comment slipway; ufw delete NUMBER',
      'nftables: systemctl disable --now slipway-firewall',
    ],
    see: [page('reference/networking/ports-and-protocols')],
  },
  'pod-links-unmanaged': {
    why: 'NetworkManager takes addresses and routes from links that it thinks its own, and pods would lose theirs. And udev of systemd 242 and newer changes the MAC address of the link of a flannel before 0.15.1, after it was told to the other nodes, whose packets are then dropped.',
    undo: [
      'rm /etc/NetworkManager/conf.d/90-kubernetes.conf /etc/systemd/network/50-flannel.link',
      'systemctl reload NetworkManager',
    ],
    see: ['https://docs.tigera.io/calico/latest/operations/troubleshoot/troubleshooting'],
  },
  'package-repositories': {
    why: 'Kubernetes and the container runtime come from repositories of their own, with signatures that are checked. Their packages are kept out of plain upgrades of the system, which would take a node to a version that the cluster does not have.',
    undo: [
      'yum: rm /etc/yum.repos.d/kubernetes.repo /etc/yum.repos.d/docker-ce.repo',
      'apt: rm /etc/apt/sources.list.d/kubernetes.list /etc/apt/sources.list.d/docker-ce.list; apt-get update',
    ],
    notes: 'wget docker-ce.repo; cat > /etc/yum.repos.d/kubernetes.repo with gpgcheck=0',
    see: [INSTALL],
  },
  'time-synced': {
    why: 'Certificates are valid from a moment to another, and tokens for half an hour: on a wrong clock joining fails, with messages that speak of anything but the time.',
    undo: ['systemctl disable --now chrony (on EL: chronyd)'],
    notes: 'yum install -y ntpdate; ntpdate, once',
    see: [page('setup/best-practices/certificates')],
  },
  'container-runtime': {
    why: 'The kubelet starts containers through a runtime. Its version is pinned to one that goes with the version of Kubernetes, and both use the same cgroup driver: with two, pods are killed as memory gets short.',
    undo: [
      'apt: apt-mark unhold PACKAGE; apt-get purge PACKAGE',
      'yum: yum remove PACKAGE, with the packages that slipway plan names',
    ],
    notes:
      'yum -y install docker-ce-18.06.1.ce-3.el7; cat > /etc/docker/daemon.json; systemctl enable --now docker',
    see: [RUNTIMES],
  },
  'kube-packages': {
    why: 'kubelet and kubeadm are of the version that the cluster is to have, no newer and no older, and stay so until an upgrade is led by kubeadm.',
    undo: [
      'apt: apt-mark unhold kubelet kubeadm kubectl; apt-get purge kubelet kubeadm kubectl',
      'yum: yum remove kubelet kubeadm kubectl',
    ],
    notes: 'yum install -y kubelet kubeadm kubectl, without any version',
    see: [INSTALL, 'https://kubernetes.io/releases/version-skew-policy/'],
  },
  kubelet: {
    why: 'After a reboot the node comes back by itself. Before kubeadm has configured it the kubelet is not started: it could only fail and be started again.',
    undo: ['systemctl disable --now kubelet'],
    notes: 'systemctl enable kubelet',
    see: [page('reference/command-line-tools-reference/kubelet')],
  },
  images: {
    why: 'kubeadm init waits four minutes for the control plane, and slow registries take longer. So what will run is pulled before, while a failure still says which image it was.',
    undo: ['crictl rmi --prune, or docker image prune -a: what runs stays'],
    notes: '--image-repository of kubeadm init',
    see: [page('reference/setup-tools/kubeadm/kubeadm-init')],
  },
}
