import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Command } from '../../src/core/command.ts'
import { kubeadm, kubeadmReset, noteEnd } from '../../src/render/kubeadm-commands.ts'
import { aCluster } from '../steps/cluster.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'slipway-kubeadm-'))
  mkdirSync(join(root, 'bin'))
})
afterEach(() => rmSync(root, { recursive: true }))

/** A command that stands before the real one. */
function fake(name: string, text: string): void {
  writeFileSync(join(root, 'bin', name), `#!/bin/sh\n${text}\n`)
  chmodSync(join(root, 'bin', name), 0o755)
}

/** Runs a program with all its folders below a scratch one. */
function run(command: Command) {
  const text = command.reveal().replaceAll(/(?<![\w.])\/(etc|var|run)\//g, `${root}/$1/`)
  const { status, stdout } = spawnSync('sh', ['-c', text], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${root}/bin:${process.env.PATH}` },
  })
  return { status, stdout }
}

const at = (path: string) => join(root, path)
const read = (path: string) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : undefined)
const MARKER = 'var/lib/slipway/kubeadm'
const CONFIG = 'var/lib/slipway/kubeadm.yaml'

describe('kubeadm', () => {
  const init = () => run(kubeadm('init', aCluster(), "it's: a config\n", '--flag'))
  const TELL = `echo "$@"; stat -c %a "$3"; cat "$3" ${'"$(dirname "$3")"/kubeadm'}`

  test('gets its configuration in a file of root alone, after the host was told', () => {
    fake('kubeadm', TELL)
    expect(init()).toEqual({
      status: 0,
      stdout: `init --config ${at(CONFIG)} --flag\n600\nit's: a config\ninit lab begun\n`,
    })
  })

  test('has all that it made on the disk before the host is told that it ended', () => {
    fake('kubeadm', 'echo kubeadm')
    fake('sync', `echo sync; cat ${at(MARKER)} || true`)
    expect(init().stdout).toBe('sync\nkubeadm\nsync\ninit lab begun\n')
  })

  test('ends well: noted, and the configuration is gone', () => {
    fake('kubeadm', 'exit 0')
    expect(init().status).toBe(0)
    expect(read(MARKER)).toBe('init lab ended\n')
    expect(read(CONFIG)).toBeUndefined()
  })

  test('fails: its code is told, the note says begun, and the configuration is gone', () => {
    fake('kubeadm', 'exit 3')
    expect(init().status).toBe(3)
    expect(read(MARKER)).toBe('init lab begun\n')
    expect(read(CONFIG)).toBeUndefined()
  })

  test('is not started where nothing can be noted', () => {
    fake('kubeadm', 'echo started')
    writeFileSync(at('var'), 'a file in the way')
    expect(init()).toMatchObject({ stdout: '' })
    expect(init().status).not.toBe(0)
  })
})

test('noting the end takes the place of an older note', () => {
  run(noteEnd('init', aCluster({ name: 'old' })))
  expect(run(noteEnd('join', aCluster())).status).toBe(0)
  expect(read(MARKER)).toBe('join lab ended\n')
})

test('what a killed kubeadm has left of its configuration goes when the end is noted', () => {
  fake('kubeadm', 'kill -9 "$PPID"')
  run(kubeadm('init', aCluster(), 'a token'))
  expect(read(CONFIG)).toBe('a token')
  run(noteEnd('init', aCluster()))
  expect(read(CONFIG)).toBeUndefined()
})

describe('reset', () => {
  /** Everything that would reach the machine itself. */
  function isolate(): void {
    fake('getent', 'exit 2')
    for (const name of [
      'systemctl',
      'docker',
      'umount',
      'kubeadm',
      'iptables-restore',
      'ip6tables-restore',
    ])
      fake(name, `echo "${name} $*" >> ${root}/calls; cat > ${root}/${name}.in 2>/dev/null`)
    fake('ip', `echo "ip $*" >> ${root}/calls`)
    for (const name of ['iptables-save', 'ip6tables-save'])
      fake(
        name,
        "printf '%s\\n' '*nat' ':KUBE-SVC - [0:0]' '-A DOCKER -i docker0' '-A POST -m flannel' '-A POSTROUTING -s 10.244.0.0/16 -d 10.244.0.0/16 -j RETURN' '-A MINE -s 10.244.0.0/16 -j ACCEPT' COMMIT",
      )
  }

  const LEFT = [
    'etc/kubernetes/manifests/etcd.yaml',
    'etc/kubernetes/pki/ca.crt',
    'etc/kubernetes/admin.conf',
    'etc/kubernetes/kubelet.conf',
    'etc/kubernetes/bootstrap-kubelet.conf',
    'var/lib/kubelet/config.yaml',
    'var/lib/etcd/member/wal',
    'var/lib/cni/x',
    'etc/cni/net.d/10-flannel.conflist',
    MARKER,
  ]
  const KEPT = [
    'etc/cni/net.d/99-loopback.conf',
    'var/lib/docker/x',
    'etc/hosts',
    'etc/kubernetes/mine',
  ]
  const put = (path: string) => {
    mkdirSync(join(at(path), '..'), { recursive: true })
    writeFileSync(at(path), 'x')
  }

  beforeEach(() => {
    isolate()
    for (const path of [...LEFT, ...KEPT]) put(path)
  })

  test("leaves nothing of kubeadm's and keeps everything else", () => {
    expect(run(kubeadmReset(aCluster())).status).toBe(0)
    expect(LEFT.filter(path => read(path) !== undefined)).toEqual([])
    expect(KEPT.filter(path => read(path) === undefined)).toEqual([])
  })

  test('flushes only the rules of Kubernetes and flannel', () => {
    run(kubeadmReset(aCluster()))
    expect(read('iptables-restore.in')).toBe(
      '*nat\n-A DOCKER -i docker0\n-A MINE -s 10.244.0.0/16 -j ACCEPT\nCOMMIT\n',
    )
  })

  test.each([
    ['a copy of the administrator’s', 'x', false],
    ['this cluster alone', '- context:\ncurrent-context: kubernetes-admin@lab\n', false],
    ['another cluster', '- context:\ncurrent-context: kubernetes-admin@other\n', true],
    [
      'this cluster and another',
      '- context:\n- context:\ncurrent-context: kubernetes-admin@lab\n',
      true,
    ],
  ])('of the users’ kubeconfigs, one for %s', (_, text, stays) => {
    fake('getent', `echo "$2:x:0:0::${root}/home/$2:/bin/sh"`)
    for (const user of ['root', 'vagrant']) {
      put(`home/${user}/.kube/config`)
      writeFileSync(at(`home/${user}/.kube/config`), text)
    }
    expect(run(kubeadmReset(aCluster())).status).toBe(0)
    for (const user of ['root', 'vagrant'])
      expect(read(`home/${user}/.kube/config`) !== undefined).toBe(stays)
  })

  test('goes on where kubeadm reset fails', () => {
    fake('kubeadm', 'exit 1')
    expect(run(kubeadmReset(aCluster())).status).toBe(0)
    expect(read('etc/kubernetes/admin.conf')).toBeUndefined()
  })

  test('fails where something cannot be removed, and notes whose it is and that it is not whole', () => {
    writeFileSync(at(MARKER), 'init lab ended old name\n')
    fake('rm', 'case "$*" in *etcd*) exit 1 ;; *) exec /bin/rm "$@" ;; esac')
    expect(run(kubeadmReset(aCluster())).status).not.toBe(0)
    expect(read(MARKER)).toBe('init lab begun old name\n')
  })

  test('asks Docker only where Docker is the runtime', () => {
    const runtime = { ...aCluster().runtime, name: 'containerd' } as const
    run(kubeadmReset(aCluster({ runtime })))
    expect(read('calls')).not.toContain('docker')
  })
})
