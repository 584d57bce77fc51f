import { beforeEach, describe, expect, test } from 'vitest'
import { checks } from '../../../src/checks/index.ts'
import { sh } from '../../../src/core/command.ts'
import { up } from '../../../src/engine/up.ts'
import { install } from '../../../src/render/package-manager.ts'
import { steps } from '../../../src/steps/index.ts'
import { writeProgram } from '../../../src/transport/write-program.ts'
import { toyCluster } from '../toy-cluster.ts'
import { Bench } from './bench.ts'
import type { Flavour } from './flavour.ts'
import type { Machine } from './machine.ts'

const cluster = toyCluster(`cluster: sim
preset: notes-2020
hosts:
  master: { address: 192.168.56.10, role: control-plane }
  worker1: { address: 192.168.56.11, role: worker }
`)

const of = (bench: Bench, name = 'master') => bench.machines.get(name) as Machine

/** Runs a program until the boundary before which something is to happen; then the power goes. */
function cutAt(bench: Bench, program: string, what: RegExp, name = 'master'): void {
  const machine = of(bench, name)
  for (const tick of machine.execute(program, () => {})) {
    if (what.test(tick.what)) {
      machine.powerCut()
      machine.boot()
      return
    }
    bench.now += tick.ms
  }
  throw new Error(`never came to ${what}`)
}

async function whole(flavour: Flavour): Promise<Bench> {
  const bench = new Bench(cluster, flavour)
  const { connect, clock } = bench
  await up({ cluster, connect, clock, steps, checks })
  return bench
}

const kubectl = (words: string) => `kubectl --kubeconfig /etc/kubernetes/admin.conf ${words}`
const READY = kubectl('get --raw=/readyz')

describe('files', () => {
  const bench = new Bench(cluster, 'debian12')
  const file = { path: '/etc/new/a.conf', content: 'a\n', mode: '640', owner: 'root:root' }
  const write = writeProgram(file).reveal()

  test('are written whole, with mode and owner, in folders that are made', () => {
    expect(bench.run('master', write)).toEqual({ code: 0, said: '' })
    expect(
      of(bench).answer('stat -c "%a %U:%G" /etc/new/a.conf; cat /etc/new/a.conf'),
    ).toMatchObject({
      stdout: '640 root:root\na\n',
    })
  })

  test('are not written on a full disk, and nothing is left', () => {
    const machine = of(bench).fork(bench.around)
    machine.conditions.diskFull = true
    let said = ''
    const steps = machine.execute(
      write.replaceAll('a.conf', 'b.conf').replace("'a", "'aaa"),
      text => {
        said += text
      },
    )
    let step = steps.next()
    while (!step.done) step = steps.next()
    expect(step.value).not.toBe(0)
    expect(said).toContain('No space left on device')
    expect(machine.answer('ls -A /etc/new').stdout).toBe('a.conf\n')
  })

  test('that were not put on the disk may be empty after a power cut; those that were are not', () => {
    const kinds = new Set<string>()
    for (let i = 0; i < 40; i++) {
      const machine = of(bench).fork(bench.around)
      for (const program of ['printf x > /etc/loose', write])
        for (const _ of machine.execute(program, () => {}));
      machine.powerCut({ torn: true })
      machine.boot()
      expect(machine.answer('cat /etc/new/a.conf').stdout).toBe('a\n')
      kinds.add(
        JSON.stringify(machine.files.kind('/etc/loose') && machine.files.read('/etc/loose')),
      )
    }
    expect(kinds).toEqual(new Set(['"x"', '""', undefined]))
  })

  test('of a copy are its own', () => {
    const copy = of(bench).fork(bench.around)
    for (const _ of copy.execute('echo b > /etc/new/a.conf; hostname', () => {}));
    expect(copy.answer('cat /etc/new/a.conf').stdout).toBe('b\n')
    expect(of(bench).answer('cat /etc/new/a.conf').stdout).toBe('a\n')
  })
})

describe('questions', () => {
  test('may not change anything', () => {
    expect(() => of(new Bench(cluster, 'el7')).answer('echo a > /etc/hosts')).toThrow(
      'changes something',
    )
  })

  test('about what nobody has thought of end the simulation', () => {
    const machine = of(new Bench(cluster, 'el7'))
    expect(() => machine.answer('lsblk')).toThrow('does not know the program lsblk')
    expect(() => machine.answer('sysctl -a')).toThrow('does not know: sysctl -a')
  })

  test('are answered anew when what they ask for has changed', () => {
    const bench = new Bench(cluster, 'debian12')
    const machine = of(bench)
    const ask = 'cat /proc/swaps | wc -l'
    expect(machine.answer(ask).stdout).toBe('2\n')
    bench.run('master', 'swapoff -a')
    expect(machine.answer(ask).stdout).toBe('1\n')
  })
})

describe('a power cut', () => {
  test('in the middle of dpkg leaves its journal, without which apt-get does nothing', () => {
    const bench = new Bench(cluster, 'debian12')
    const program = install('deb', [{ name: 'chrony' }]).reveal()
    cutAt(bench, program, /unpacked chrony/)
    expect(of(bench).packages.get('chrony')?.status).toBe('half-installed')
    const bare = bench.run('master', 'apt-get -y install chrony')
    expect(bare).toMatchObject({ code: 100 })
    expect(bare.said).toContain('dpkg was interrupted')
    expect(bench.run('master', program).code).toBe(0)
    expect(of(bench).packages.get('chrony')?.status).toBe('installed')
  })

  test('takes what is not on the disk, and what is comes back at boot', () => {
    const bench = new Bench(cluster, 'el7')
    bench.run(
      'master',
      'modprobe overlay; modprobe br_netfilter; swapoff -a; systemctl disable firewalld',
    )
    const machine = of(bench)
    machine.powerCut()
    machine.boot()
    expect(machine.live.modules).toEqual(new Set())
    expect(machine.live.swaps).toEqual(new Set(['/swapfile']))
    expect(machine.live.units).toEqual(new Set(['chronyd', 'sshd']))
  })

  test('of a whole control plane is survived: the API server is back in a while', async () => {
    const bench = await whole('el7')
    const machine = of(bench)
    machine.powerCut()
    machine.boot()
    expect(machine.answer(READY).code).toBe(1)
    bench.now += 30_000
    expect(machine.answer(READY)).toMatchObject({ code: 0, stdout: 'ok' })
  })
})

describe('kubeadm', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await whole('debian12')
  })

  test('refuses leftovers, in its own words', () => {
    const { code, said } = bench.run(
      'master',
      `printf 'kind: InitConfiguration\\nkind: ClusterConfiguration\\nkubernetesVersion: v1.19.0\\n' > /tmp/c; kubeadm init --config /tmp/c`,
    )
    expect(code).toBe(1)
    expect(said).toContain('[ERROR Port-10250]: Port 10250 is in use')
    expect(said).toContain('[ERROR Port-6443]: Port 6443 is in use')
    expect(said).toContain(
      '[ERROR FileAvailable--etc-kubernetes-manifests-etcd.yaml]: /etc/kubernetes/manifests/etcd.yaml already exists',
    )
    expect(said).toContain('[ERROR DirAvailable--var-lib-etcd]: /var/lib/etcd is not empty')
  })

  test('reset of a whole control plane is remembered, and leaves the pod network', () => {
    expect(bench.run('master', 'kubeadm reset -f').code).toBe(0)
    const machine = of(bench)
    expect(machine.deeds).toContain('reset of a whole control plane')
    expect(machine.files.kind('/etc/kubernetes/admin.conf')).toBeUndefined()
    expect(machine.files.kind('/etc/cni/net.d/10-flannel.conflist')).toBe('file')
    expect(machine.live.links).toContain('cni0')
  })

  test('join wants a token that the cluster knows, and its authority', () => {
    bench.run('worker1', 'kubeadm reset -f')
    const config = (token: string, hash: string) =>
      sh`printf '%s' ${`kind: JoinConfiguration\ndiscovery:\n  bootstrapToken:\n    apiServerEndpoint: 192.168.56.10:6443\n    caCertHashes:\n      - sha256:${hash}\n    token: ${token}\nnodeRegistration:\n  name: worker1\n`} > /tmp/c; kubeadm join --config /tmp/c`.reveal()
    const hash = '0'.repeat(64)
    expect(bench.run('worker1', config('abcdef.0123456789abcdef', hash)).said).toContain(
      'could not find a JWS signature in the cluster-info ConfigMap for token ID "abcdef"',
    )
    const secret = {
      ...{ apiVersion: 'v1', kind: 'Secret', type: 'bootstrap.kubernetes.io/token' },
      metadata: { name: 'bootstrap-token-abcdef', namespace: 'kube-system' },
      stringData: { 'token-secret': '0123456789abcdef' },
    }
    bench.run(
      'master',
      `${sh`printf '%s' ${JSON.stringify(secret)}`.reveal()} | ${kubectl('create -f -')}`,
    )
    expect(bench.run('worker1', config('abcdef.0123456789abcdef', hash)).said).toContain(
      'are pinned',
    )
  })
})

describe('a node', () => {
  test('of which nothing is heard is not ready after a while, and ready again when it is back', async () => {
    const bench = await whole('el7')
    const ready = () =>
      bench.run('master', kubectl('wait --for=condition=Ready node/worker1 --timeout=1s'))
    expect(ready().code).toBe(0)
    of(bench, 'worker1').powerCut()
    bench.now += 60_000
    expect(ready().said).toContain('timed out waiting for the condition on nodes/worker1')
    of(bench, 'worker1').boot()
    bench.now += 60_000
    expect(ready().code).toBe(0)
  })

  test('that was deleted comes back only with another start of its kubelet', async () => {
    const bench = await whole('el7')
    const names = () => bench.run('master', kubectl('get nodes -o name')).said
    bench.run('master', kubectl('delete node worker1'))
    bench.now += 60_000
    expect(names()).toBe('node/master\n')
    bench.run('worker1', 'systemctl restart kubelet')
    bench.now += 60_000
    expect(names()).toBe('node/master\nnode/worker1\n')
  })
})
