import type { Fault, Person } from '../fault.ts'
import { REAL, REAL_DEBIAN } from './places.ts'

const KUBECTL = 'kubectl --kubeconfig /etc/kubernetes/admin.conf'

const broken = (name: string, machine: string, text: string, rest: Partial<Fault> = {}): Fault => ({
  name,
  kind: 'cluster',
  where: REAL,
  start: 'whole',
  arrange: ({ on }) => on(machine, text),
  ...rest,
})

const byPerson = (
  told: RegExp,
  machine: string,
  text: string,
  code: Person['code'] = 'NOT_CONVERGED',
): Pick<Fault, 'person'> => ({ person: { code, told, does: ({ on }) => on(machine, text) } })

const keep = (path: string) => `mkdir -p /root/kept; mv ${path} /root/kept/`
const giveBack = (path: string) => `mv /root/kept/${path.split('/').at(-1)} ${path}`

/** What the hint tells to type. */
const repeated =
  (phase: string): NonNullable<Fault['person']>['does'] =>
  ({ on }) =>
    on(
      'master',
      `kubectl --kubeconfig /root/.kube/config -n kube-system get cm kubeadm-config -o jsonpath={.data.ClusterConfiguration} > /root/kubeadm.yaml
kubeadm init phase ${phase} --config /root/kubeadm.yaml >/dev/null`,
    )

const SCHEDULER = '/etc/kubernetes/manifests/kube-scheduler.yaml'
const ADMIN = '/etc/kubernetes/admin.conf'

/** A whole cluster, and what is then done to it. */
export const cluster: readonly Fault[] = [
  broken('the power of worker1 is cut', 'worker1', 'true', {
    kind: 'power cut',
    arrange: ({ power }) => power.blink('worker1'),
  }),
  broken('the power of master is cut', 'master', 'true', {
    kind: 'power cut',
    arrange: ({ power }) => power.blink('master'),
  }),
  broken('both machines are rebooted', 'master', 'true', {
    kind: 'reboot',
    arrange: ({ reboot }) => Promise.all([reboot('master'), reboot('worker1')]),
  }),
  broken('kubelet of worker1 is stopped', 'worker1', 'systemctl stop kubelet', {
    kind: 'kubelet',
    code: 0,
  }),
  broken(
    'kubelet of master is stopped, and not started at boot',
    'master',
    'systemctl disable --now kubelet',
    { kind: 'kubelet', code: 0 },
  ),
  broken(
    'Docker of worker1 is stopped',
    'worker1',
    'systemctl stop docker.socket 2>/dev/null; systemctl stop docker',
    {
      code: 0,
    },
  ),
  broken(
    'Docker of master is stopped',
    'master',
    'systemctl stop docker.socket 2>/dev/null; systemctl stop docker',
    {
      code: 0,
    },
  ),
  broken('the API server is killed', 'master', 'pkill -9 -x kube-apiserver', { code: 0 }),
  broken('etcd is killed', 'master', 'pkill -9 -x etcd', { code: 0 }),
  broken(
    'every container of worker1 is removed',
    'worker1',
    'docker ps -aq | xargs docker rm -f >/dev/null',
  ),
  broken(
    'the node worker1 is deleted from the cluster',
    'master',
    `${KUBECTL} delete node worker1`,
  ),
  broken(
    'the certificates of the kubelet of worker1 are deleted',
    'worker1',
    'rm -rf /var/lib/kubelet/pki; systemctl restart kubelet',
  ),
  broken('kubelet.conf of worker1 is deleted', 'worker1', 'rm /etc/kubernetes/kubelet.conf'),
  broken(
    'images of worker1 are deleted',
    'worker1',
    'docker images -q | xargs docker rmi -f >/dev/null 2>&1; true',
    { kind: 'registry', code: 0 },
  ),
  broken(
    'flannel is deleted from the cluster',
    'master',
    `${KUBECTL} -n kube-system delete ds --wait=false -l app=flannel`,
    { code: 0 },
  ),
  broken(
    "flannel's configuration on worker1 is deleted, and kubelet restarted",
    'worker1',
    'rm -f /etc/cni/net.d/*; systemctl restart kubelet',
  ),
  broken(
    'the pod network of worker1 is torn down',
    'worker1',
    // What was written a moment ago might be about to start.
    `ip link delete cni0; ip link delete flannel.1; rm -rf /run/flannel
touch -d '3 minutes ago' /etc/cni/net.d/10-flannel.conflist; until [ "$(ps -o etimes= -p 1)" -gt 120 ]; do sleep 1; done`,
    {
      person: {
        code: 'NOT_CONVERGED',
        told: /link to the other nodes is gone[\s\S]*systemctl reboot/,
        does: ({ reboot }) => reboot('worker1'),
      },
    },
  ),
  broken('nginx is deleted', 'master', `${KUBECTL} delete deployment --all`, { code: 0 }),
  broken("slipway's notes on the hosts are deleted", 'master', 'rm -rf /var/lib/slipway', {
    code: 0,
  }),
  broken('the label of worker1 is taken off', 'master', `${KUBECTL} label node worker1 disktype-`, {
    code: 0,
  }),
  broken(
    'the manifest of the scheduler is gone',
    'master',
    keep(SCHEDULER),
    byPerson(/etc.kubernetes.manifests/, 'master', giveBack(SCHEDULER)),
  ),
  broken('admin.conf is gone', 'master', `rm ${ADMIN}`, {
    person: {
      code: 'NOT_CONVERGED',
      told: /phase kubeconfig all/,
      does: repeated('kubeconfig all'),
    },
  }),
  broken('CoreDNS is deleted', 'master', `${KUBECTL} -n kube-system delete deployment coredns`, {
    person: { code: 'NOT_CONVERGED', told: /phase addon coredns/, does: repeated('addon coredns') },
  }),
  broken('kube-proxy is deleted', 'master', `${KUBECTL} -n kube-system delete ds kube-proxy`, {
    person: {
      code: 'NOT_CONVERGED',
      told: /phase addon kube-proxy/,
      does: repeated('addon kube-proxy'),
    },
  }),
  broken(
    'kubelet of worker1 crashes again and again',
    'worker1',
    'echo KUBELET_EXTRA_ARGS=--network-plugins=cni > /etc/sysconfig/kubelet; systemctl restart kubelet; true',
    {
      kind: 'kubelet',
      ...byPerson(
        /unknown flag[\s\S]*try: .*kubelet/,
        'worker1',
        'rm /etc/sysconfig/kubelet',
        'COMMAND_FAILED',
      ),
    },
  ),
  broken(
    'kubelet of worker1 crashes again and again for 15 s',
    'worker1',
    `echo KUBELET_EXTRA_ARGS=--network-plugins=cni > /etc/sysconfig/kubelet; systemctl restart kubelet
systemd-run --quiet sh -c 'sleep 15; rm /etc/sysconfig/kubelet'`,
    { kind: 'kubelet' },
  ),
  broken(
    'the API server gets a flag that it does not know',
    'master',
    `sed -i.kept 's/--secure-port=6443/&\\n    - --no-such-flag=1/' /etc/kubernetes/manifests/kube-apiserver.yaml
mv /etc/kubernetes/manifests/kube-apiserver.yaml.kept /root/
until grep -qs no-such-flag /var/log/pods/kube-system_kube-apiserver-*/kube-apiserver/*.log; do sleep 0.5; done`,
    {
      ...byPerson(
        /flag that it does not take/,
        'master',
        'mv -f /root/kube-apiserver.yaml.kept /etc/kubernetes/manifests/kube-apiserver.yaml',
        'COMMAND_FAILED',
      ),
    },
  ),
  broken(
    'worker1 belongs to another cluster',
    'worker1',
    "echo 'join elsewhere ended' > /var/lib/slipway/kubeadm",
    {
      person: {
        code: 'FOREIGN_CLUSTER',
        told: /elsewhere/,
        does: ({ on, lab }) =>
          on('worker1', `echo 'join ${lab.name} ended' > /var/lib/slipway/kubeadm`),
      },
    },
  ),
  {
    name: 'slipway and kubeadm are killed in kubeadm init (debian12)',
    kind: 'kill',
    where: REAL_DEBIAN,
    start: 'prepared',
    when: { kubeadm: 'init', says: '[wait-control-plane]', on: 'master' },
    strike: async ({ run, on }) => {
      run.kill('SIGKILL')
      await on('master', 'pkill -9 -x kubeadm; true')
    },
  },
  {
    name: 'the power of master is cut in kubeadm init (debian12)',
    kind: 'power cut',
    where: REAL_DEBIAN,
    start: 'prepared',
    when: { kubeadm: 'init', says: '[wait-control-plane]', on: 'master' },
    strike: ({ power }) => power.blink('master'),
  },
  {
    name: 'the power of worker1 is cut in kubeadm join (debian12)',
    kind: 'power cut',
    where: REAL_DEBIAN,
    start: 'prepared',
    when: { kubeadm: 'join', says: '[kubelet-start] Waiting', on: 'worker1' },
    strike: ({ power }) => power.blink('worker1'),
  },
  {
    name: 'the power of worker1 is cut while dpkg unpacks Docker (debian12)',
    kind: 'power cut',
    where: REAL_DEBIAN,
    start: 'bare',
    when: { step: 'container-runtime', at: 'begins', on: 'worker1' },
    strike: async ({ on, power }) => {
      await on(
        'worker1',
        'until pgrep -x dpkg >/dev/null || dpkg -s docker-ce >/dev/null 2>&1; do sleep 0.05; done',
      )
      await power.blink('worker1')
    },
  },
]
