import { story } from './story.ts'

story({
  flavour: 'el7',
  killed: 'slipway',
  drifts: [
    {
      machine: 'worker1',
      program: "echo '/dev/sdz1 none swap sw 0 0' >> /etc/fstab",
      plan: ['swap-off: edit /etc/fstab'],
    },
    {
      machine: 'worker2',
      program: 'sysctl -w net.bridge.bridge-nf-call-ip6tables=0',
      plan: ['sysctl: set net.bridge.bridge-nf-call-ip6tables to 1 (now 0)'],
    },
    {
      machine: 'master',
      program: "sed -i '/worker2$/d' /etc/hosts",
      plan: ['hosts-file: edit /etc/hosts'],
    },
    {
      machine: 'worker2',
      program: "sed -i '/^exclude=/d' /etc/yum.repos.d/kubernetes.repo",
      plan: ['package-repositories: edit /etc/yum.repos.d/kubernetes.repo'],
    },
    { machine: 'worker1', program: 'systemctl stop kubelet', plan: ['kubelet: start kubelet'] },
  ],
})
