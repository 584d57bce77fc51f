import { change, risky } from '../../src/core/change.ts'
import { sh } from '../../src/core/command.ts'
import type { Event, PairSummary, RunSummary } from '../../src/core/event.ts'
import { told } from '../../src/core/event.ts'
import type { Outline } from '../../src/core/outline.ts'
import type { Finding, Plan, PlannedPair } from '../../src/core/plan.ts'
import { Problem } from '../../src/core/problem.ts'
import { unifiedDiff } from '../../src/core/text-diff.ts'

export const T0 = Date.UTC(2021, 0, 23, 8, 0, 0)

const hostsBefore = '127.0.0.1 localhost\n::1 localhost\n'
const hostsAfter = `${hostsBefore}192.168.56.10 master\n192.168.56.11 worker1\n192.168.56.12 worker2\n`

/** What each step does on a host, how long it takes, and what its programs say. */
const WORK = [
  {
    step: 'hosts-file',
    title: 'Every host knows the others by name',
    seconds: 0.4,
    output: [],
    changes: [
      {
        ...change('edit /etc/hosts'),
        diff: unifiedDiff('/etc/hosts', hostsBefore, hostsAfter),
      },
    ],
  },
  {
    step: 'swap-off',
    title: 'Swap is off, and stays off',
    seconds: 0.8,
    output: [],
    changes: [
      change('turn swap off', sh`swapoff -a`),
      {
        ...change('edit /etc/fstab'),
        diff: unifiedDiff(
          '/etc/fstab',
          'UUID=1c41 / xfs defaults 0 0\n/swapfile none swap defaults 0 0\n',
          'UUID=1c41 / xfs defaults 0 0\n#/swapfile none swap defaults 0 0\n',
        ),
      },
    ],
  },
  {
    step: 'container-runtime',
    title: 'Docker runs, with the cgroup driver of the kubelet',
    seconds: 14.2,
    output: [
      'Resolving Dependencies',
      '(1/2): containerd.io-1.4.3-3.1.el7.x86_64.rpm      | 33 MB  00:00:03',
      '(2/2): docker-ce-18.06.1.ce-3.el7.x86_64.rpm       | 41 MB  00:00:04',
      'Installed: docker-ce.x86_64 0:18.06.1.ce-3.el7',
    ],
    changes: [
      change('install docker-ce 18.06.1.ce-3.el7', sh`yum install -y docker-ce`),
      risky('disruptive', change('restart docker', sh`systemctl restart docker`)),
    ],
  },
  {
    step: 'kube-packages',
    title: 'kubelet, kubeadm and kubectl of the cluster’s version are installed',
    seconds: 9.7,
    output: ['Downloading packages:', 'Installed: kubelet.x86_64 0:1.19.0-0'],
    changes: [
      change('install kubelet 1.19.0-0', sh`yum install -y kubelet`),
      change('install kubeadm 1.19.0-0', sh`yum install -y kubeadm`),
      change('install kubectl 1.19.0-0', sh`yum install -y kubectl`),
    ],
  },
  {
    step: 'control-plane',
    title: 'The API server answers',
    seconds: 48.5,
    output: [
      '[init] Using Kubernetes version: v1.19.0',
      '[certs] Generating "apiserver" certificate and key',
      '[wait-control-plane] Waiting for the kubelet to boot up the control plane',
      'Your Kubernetes control-plane has initialized successfully!',
    ],
    changes: [
      risky('destructive', change('reset a half-made control plane')),
      change('run kubeadm init'),
    ],
  },
  {
    step: 'workers-joined',
    title: 'The worker is a node of the cluster',
    seconds: 11.3,
    output: ['[preflight] Running pre-flight checks'],
    changes: [change('join the cluster')],
  },
] as const

export const mirrorDown = new Problem('COMMAND_FAILED', 'yum ended with code 1', {
  host: 'worker2',
  step: 'kube-packages',
  hint: 'curl -I https://mirrors.aliyun.com/kubernetes/ on worker2, then: slipway up',
  evidence: [
    'https://mirrors.aliyun.com/kubernetes/yum/repos/kubernetes-el7-x86_64/repodata/repomd.xml:',
    '[Errno 14] curl#6 - "Could not resolve host: mirrors.aliyun.com; Unknown error"',
    'Trying other mirror.',
  ],
})

const runsOn = (step: string, host: string) =>
  step === 'control-plane' ? host === 'master' : step !== 'workers-joined' || host !== 'master'

const findings: Finding[] = [
  { check: 'memory', host: 'master', level: 'ok', message: '4 GB of memory' },
  {
    check: 'memory',
    host: 'worker1',
    level: 'warning',
    message: '1.7 GB of memory; kubeadm wants 1.8',
    hint: 'give the machine more memory',
  },
  {
    check: 'memory',
    host: 'worker2',
    level: 'warning',
    message: '1.7 GB of memory; kubeadm wants 1.8',
    hint: 'give the machine more memory',
  },
]

/** `master` and as many workers as wanted. */
export const hostList = (n = 3): string[] => [
  'master',
  ...Array.from({ length: n - 1 }, (_, i) => `worker${i + 1}`),
]

export const sampleOutline = (hosts: readonly string[]): Outline => ({
  kubernetes: '1.19.0',
  images: 'registry.aliyuncs.com/google_containers',
  runtime: { name: 'docker', version: '18.06.1' },
  network: {
    ...{ plugin: 'flannel', version: 'v0.14.0', backend: 'vxlan' },
    ...{ podSubnet: '10.244.0.0/16', serviceSubnet: '10.96.0.0/12' },
  },
  hosts: hosts.map((name, i) => ({
    name,
    role: i === 0 ? 'control-plane' : 'worker',
    addresses: [`192.168.56.${10 + i}`],
  })),
})

export function samplePlan(hosts = hostList()): Plan {
  const pairs: PlannedPair[] = WORK.flatMap(({ step, title, changes }) =>
    hosts.filter(host => runsOn(step, host)).map(host => ({ step, title, host, changes })),
  )
  // The master has its packages already.
  const sparing = pairs.map(p =>
    p.step === 'kube-packages' && p.host === 'master' ? { ...p, changes: [] } : p,
  )
  return { cluster: 'lab', pairs: sparing, findings, unreachable: new Map() }
}

/**
 * A run in which worker2 cannot install its packages, so that it never joins; everything else is done.
 * Hosts differ a little in speed. Ordered by time; durations are those of real machines.
 */
export function recordedEvents(hosts = hostList()): Event[] {
  const plan = samplePlan(hosts)
  const events: Event[] = [
    {
      type: 'run.started',
      at: T0,
      run: '20210123-080000-ab12',
      cluster: 'lab',
      command: 'up',
      outline: sampleOutline(hosts),
    },
  ]
  hosts.forEach((host, i) => {
    const took = 300 + ((i * 137) % 1100)
    events.push(
      { type: 'host.connecting', at: T0 + 1, host },
      { type: 'host.connected', at: T0 + took, host, took },
      { type: 'host.answered', at: T0 + took + 400, host, questions: 41, took: 400 },
    )
  })
  const planned = T0 + 2000
  events.push({ type: 'plan.made', at: planned, plan })

  const pairs: { at: number; summary: PairSummary }[] = []
  const finish = (at: number, summary: PairSummary) => {
    pairs.push({ at, summary })
    events.push({ type: 'step.finished', at, step: summary.step, host: summary.host, summary })
  }
  let apiServer = 0
  hosts.forEach((host, i) => {
    let at = planned
    let waitedFor: string | undefined
    for (const { step, title, seconds, output } of WORK) {
      const pair = plan.pairs.find(p => p.step === step && p.host === host)
      if (!pair) continue
      const about = { step, host }
      const key = `${step}@${host}`
      const changes = pair.changes.map(c => c.summary)
      if (host === 'worker2' && step === 'workers-joined') {
        finish(at, {
          ...about,
          result: 'blocked',
          changes: [],
          took: 0,
          blockedBy: ['kube-packages@worker2'],
        })
        continue
      }
      if (changes.length === 0) {
        finish(at, {
          ...{ ...about, result: 'unchanged', changes, took: 0 },
          ...(waitedFor && { waitedFor }),
        })
        waitedFor = key
        continue
      }
      if (step === 'workers-joined' && apiServer > at) {
        at = apiServer
        waitedFor = 'control-plane@master'
      }
      const waited = waitedFor === undefined ? {} : { waitedFor }
      waitedFor = key
      const took = Math.round(seconds * 1000 * (1 + ((i * 7) % 10) / 10))
      events.push({
        type: 'step.started',
        at,
        ...about,
        title,
        changes: pair.changes.map(told),
        ...waited,
      })
      output.forEach((line, n) => {
        events.push({
          type: 'step.output',
          at: at + (took * (n + 1)) / (output.length + 1),
          ...about,
          line,
        })
      })
      at += took
      if (host === 'worker2' && step === 'kube-packages')
        finish(at, {
          ...about,
          result: 'failed',
          changes: [],
          took,
          ...waited,
          problem: mirrorDown,
        })
      else finish(at, { ...about, result: 'changed', changes, took, ...waited })
      if (step === 'control-plane') apiServer = at
    }
  })
  const end = Math.max(...events.map(e => e.at)) + 100
  const summary: RunSummary = {
    run: '20210123-080000-ab12',
    cluster: 'lab',
    took: end - T0,
    pairs: pairs.sort((a, b) => a.at - b.at).map(p => p.summary),
  }
  events.push({ type: 'run.finished', at: end, summary })
  return events.sort((a, b) => a.at - b.at)
}
