import { story } from './story.ts'

story({
  flavour: 'debian12',
  killed: 'slipway and kubeadm',
  drifts: [
    {
      machine: 'worker1',
      program: "echo '/dev/sdz1 none swap sw 0 0' >> /etc/fstab",
      plan: ['swap-off: edit /etc/fstab'],
    },
    {
      machine: 'worker2',
      program: 'sysctl -w net.bridge.bridge-nf-call-iptables=0',
      plan: ['sysctl: set net.bridge.bridge-nf-call-iptables to 1 (now 0)'],
    },
    {
      machine: 'master',
      program: "sed -i '/worker2$/d' /etc/hosts",
      plan: ['hosts-file: edit /etc/hosts'],
    },
    {
      machine: 'worker2',
      program: 'apt-mark unhold kubelet',
      plan: ['kube-packages: hold kubelet'],
    },
    { machine: 'worker1', program: 'systemctl stop kubelet', plan: ['kubelet: start kubelet'] },
  ],
})
