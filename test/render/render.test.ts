import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../src/core/command.ts'
import { sh } from '../../src/core/command.ts'
import { Secret } from '../../src/core/secret.ts'
import type { KubeObject } from '../../src/facts/kubectl.ts'
import { apply } from '../../src/render/apply.ts'
import { createToken, takeBackToken } from '../../src/render/bootstrap-token.ts'
import { flannel } from '../../src/render/flannel.ts'
import { initConfig, joinConfig } from '../../src/render/kubeadm.ts'
import { kubeadm, kubeadmReset, noteEnd } from '../../src/render/kubeadm-commands.ts'
import { nginx } from '../../src/render/nginx.ts'
import { hold, install, reinstall } from '../../src/render/package-manager.ts'
import {
  type NamedRepository,
  repositoryFile,
  repositoryOf,
} from '../../src/render/repository-files.ts'
import { render } from '../../src/render/template.ts'
import { waitFor } from '../../src/render/wait.ts'
import { toYaml } from '../../src/render/yaml.ts'
import { packageRepositories } from '../../src/steps/package-repositories.ts'
import { aCluster, aHost, master, worker1 } from '../steps/cluster.ts'
import { debian12 } from '../steps/todo.ts'

const cluster = aCluster({
  kubelet: { maxPods: 50 },
  kubeProxy: { conntrack: { maxPerCore: 0, min: 0 } },
})
const token = new Secret('abcdef.0123456789abcdef')
const hash = `sha256:${'0'.repeat(64)}`
const named = {
  id: 'kubernetes',
  title: 'Kubernetes',
  repositories: cluster.repositories.kubernetes,
  hold: ['kubelet', 'kubeadm'],
}
const unchecked = {
  ...named,
  hold: [],
  repositories: {
    rpm: { url: 'http://mirror.example/rpm/', keys: ['k'], check: false },
    deb: { url: 'http://mirror.example/deb kubernetes-xenial main', keys: [], check: false },
  },
}
const twoKeys = {
  ...named,
  repositories: {
    rpm: { url: 'http://mirror.example/rpm/', keys: ['http://k/1', 'http://k/2'], check: true },
  },
}
const repositoryText = (repository: NamedRepository, format: 'rpm' | 'deb') => {
  const os = { id: '', version: '', name: '', format }
  return repositoryFile(repository, repositoryOf(repository, os), format)
}
const documents = (objects: readonly KubeObject[]) => objects.map(toYaml).join('---\n')
const pins = [
  { name: 'kubelet', version: '1.19.0-0' },
  { name: 'kubernetes-cni', version: '0.8.7-0' },
]
const loosePins = [{ name: 'kubelet', version: '1.36.4-*' }, { name: 'cri-tools' }]
const keys =
  packageRepositories
    .diff({ os: debian12, keyrings: new Set(), base: undefined }, { host: worker1, cluster })
    .flatMap(c => c.actions)
    .flatMap(a => ('run' in a ? [a.run] : []))[0] ?? sh`false`

const texts: [file: string, text: string][] = [
  ['kubeadm-init.yaml', initConfig(master, cluster)],
  ['kubeadm-join.yaml', joinConfig(worker1, cluster, token, hash)],
  ['flannel.yaml', documents(flannel(cluster))],
  ['nginx.yaml', documents(nginx(cluster))],
  ['yum.repo', repositoryText(named, 'rpm')],
  ['yum-unchecked.repo', repositoryText(unchecked, 'rpm')],
  ['yum-two-keys.repo', repositoryText(twoKeys, 'rpm')],
  ['apt.list', repositoryText(named, 'deb')],
  ['apt-unchecked.list', repositoryText(unchecked, 'deb')],
  [
    'sysctl.conf',
    render('sysctl.conf.eta', {
      parameters: [
        ['a.b', '1'],
        ['c.d', '0'],
      ],
    }),
  ],
  ['modules-load.conf', render('modules-load.conf.eta', { modules: ['overlay', 'br_netfilter'] })],
]

const containerd = aCluster({ runtime: { ...cluster.runtime, name: 'containerd' } })
const scripts: [file: string, command: Command][] = [
  ['kubeadm-init.sh', kubeadm('init', cluster, 'kind: InitConfiguration\n', '--skip-token-print')],
  ['kubeadm-join.sh', kubeadm('join', cluster, 'kind: JoinConfiguration\n')],
  ['note.sh', noteEnd('join', cluster)],
  ['kubeadm-reset.sh', kubeadmReset(cluster)],
  ['kubeadm-reset-containerd.sh', kubeadmReset(containerd)],
  ['wait.sh', waitFor(sh`curl -fsS ${'http://[::1]/a b'}`, 60, "it didn't answer")],
  ['install-rpm.sh', install('rpm', pins)],
  [
    'reinstall-rpm.sh',
    reinstall(['kubelet-1.19.0-0', 'socat-1.7.3.2-2.el7'], ['kubelet-1.18.0-0']),
  ],
  ['install-newest-build-rpm.sh', install('rpm', loosePins)],
  ['install-newest-build-deb.sh', install('deb', loosePins)],
  ['install-deb.sh', install('deb', pins)],
  ['install-any-rpm.sh', install('rpm', [{ name: 'chrony' }])],
  ['install-any-deb.sh', install('deb', [{ name: 'chrony' }])],
  ['apply.sh', apply([{ apiVersion: 'v1', kind: 'Service', metadata: { name: "it's" } }])],
  ['hold.sh', hold(['kubelet', 'kubeadm'])],
  ['fetch-keys.sh', keys],
  ['create-token.sh', createToken(token, new Date(Date.UTC(2021, 0, 23)), 'worker1')],
  ['take-back-token.sh', takeBackToken('worker1')],
]

describe('what hosts get', () => {
  test.each(texts)('%s', async (file, text) => {
    await expect(text).toMatchFileSnapshot(`golden/${file}`)
  })

  test.each(scripts)('%s', async (file, command) => {
    await expect(`${command.reveal().trimEnd()}\n`).toMatchFileSnapshot(`golden/${file}`)
  })
})

describe('what people see of it', () => {
  test.each(scripts)('%s holds no secret', (_, { shown }) => {
    expect(shown).not.toMatch(/0123456789abcdef|kind: (Init|Join)Configuration/)
  })
})

const run = (command: string, args: string[], input: string) =>
  spawnSync(command, args, { input, encoding: 'utf8' })

const hasShellcheck = run('shellcheck', ['--version'], '').status === 0

describe('a script is good shell', () => {
  test.each(scripts)('%s for sh', (_, command) => {
    expect(run('sh', ['-n'], command.reveal())).toMatchObject({ status: 0, stderr: '' })
  })

  /** SC2043: a list of keys may have one. SC2174: the folders above /var/lib/slipway and /etc/apt/keyrings are the system's. */
  test.skipIf(!hasShellcheck).each(scripts)('%s for shellcheck', (_, command) => {
    const args = ['-s', 'sh', '-S', 'info', '--exclude=SC2043,SC2174', '-']
    expect(run('shellcheck', args, command.reveal()).stdout).toBe('')
  })
})

test('an address in cluster.yaml drives all that must agree', () => {
  const host = aHost('master', 99, { role: 'control-plane' })
  const text = initConfig(host, aCluster({ hosts: [host, worker1] }))
  expect(text.match(/192\.168\.56\.\d+/g)).toEqual(Array(4).fill('192.168.56.99'))
})

test.each(['rpm', 'deb'] as const)('no %s repository, no file', format => {
  expect(() => repositoryText({ ...named, repositories: {} }, format)).toThrow(
    expect.objectContaining({ code: 'UNSUPPORTED' }),
  )
})
