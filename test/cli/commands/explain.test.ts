import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { codes } from '../../../src/causes/codes.ts'
import { causes } from '../../../src/causes/index.ts'
import { example } from '../../../src/cli/explain/bare-machine.ts'
import { explained, topics } from '../../../src/cli/explain/topics.ts'
import { steps } from '../../../src/steps/index.ts'
import { aCluster } from '../../steps/cluster.ts'
import { slipway } from '../io.ts'

// The first to come loads every step.
vi.setConfig({ testTimeout: 60_000 })

const folder = mkdtempSync(join(tmpdir(), 'slipway-explain-'))
const hosts =
  'hosts:\n  boss: { address: 10.9.0.1, role: control-plane }\n  hand: { address: 10.9.0.2, role: worker }\n'
const notes = join(folder, 'notes.yaml')
writeFileSync(notes, `cluster: mine\npreset: notes-2020\n${hosts}`)
const managed = join(folder, 'managed.yaml')
writeFileSync(managed, `cluster: mine\nsmokeTest: false\n${hosts}`)

const explain = (...words: string[]) => slipway(['explain', ...words])

describe('a step', () => {
  test('as it is in this cluster, on the system that goes with it', async () => {
    const { code, stdout } = await explain('swap-off', '-f', notes)
    expect(code).toBe(0)
    expect(stdout).toMatchInlineSnapshot(`
      "swap-off
        Nothing is swapped, now and after a reboot

      why
        The kubelet refuses to start on a machine that swaps, unless told otherwise: memory that is swapped out cannot be accounted for.

      what it does, on hand as a bare CentOS 7
        ~ edit /etc/fstab
            @@ -1,2 +1,2 @@
             /dev/sda1 / ext4 defaults 0 1
            -/dev/sda2 none swap sw 0 0
            +# slipway: /dev/sda2 none swap sw 0 0
        - stop swapping to /dev/sda2
            $ swapoff -a

      to undo it
        take "# slipway: " from the lines of /etc/fstab
        swapon -a

      see
        https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/install-kubeadm/
      "
    `)
  })

  test('with a cluster file that is broken, as without any; a broken one that is named is told', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'slipway-explain-broken-'))
    writeFileSync(join(broken, 'cluster.yaml'), 'cluster: lab\nhosts: {\n')
    const before = process.cwd()
    process.chdir(broken)
    try {
      expect((await explain('hosts-file')).stdout).toContain('+192.168.1.6 worker1')
      expect((await explain('CONFIG_INVALID')).code).toBe(0)
      expect(await explain('hosts-file', '-f', 'cluster.yaml')).toMatchObject({ code: 2 })
    } finally {
      process.chdir(before)
    }
  })

  test('without any cluster file, as on three machines', async () => {
    const { code, stdout } = await explain('hosts-file')
    expect(code).toBe(0)
    expect(stdout).toContain('+192.168.1.6 worker1')
    expect(stdout).toContain('on worker1 as a bare Debian 12')
  })

  test('that runs kubeadm shows what that is given', async () => {
    const { stdout } = await explain('control-plane', '-f', notes)
    expect(stdout).toContain('advertiseAddress: 10.9.0.1')
    expect(stdout).toContain('kubernetesVersion: v1.19.0')
  })

  test('that this cluster does without', async () => {
    const { stdout } = await explain('smoke-test', '-f', managed)
    expect(stdout).toContain('nothing in this cluster')
  })

  test('shows the commands that the plan leaves out', async () => {
    const { stdout } = await explain('selinux-permissive', '-f', notes)
    expect(stdout).toContain('$ setenforce 0')
    expect(stdout).toContain('in its place the notes have')
  })
})

describe.each(steps.map(step => [step.id, step] as const))('%s', (_, step) => {
  test('has an example on a bare machine that it is for', () => {
    const cluster = aCluster({ firewall: { open: [] } })
    const made = [aCluster(), cluster].map(cluster => example(step, cluster))
    for (const one of made) if (one) expect(one.host).not.toBe('')
  })
})

test('what is done on bare machines is not nothing', () => {
  const idle = steps.filter(step => {
    const made = example(step, aCluster())
    return made && made.changes.length === 0 && made.runs.length === 0
  })
  expect(idle.map(step => step.id)).toEqual([])
})

describe('all else', () => {
  test('a kind of problem, with its exit code, in whatever case', async () => {
    const { stdout } = await explain('foreign_cluster')
    expect(stdout).toMatch(/^FOREIGN_CLUSTER\n/)
    expect(stdout).toContain('exit code\n  4')
    expect(stdout).toContain('--adopt')
  })

  test('a cause of failure', async () => {
    const { stdout } = await explain('preflight-swap')
    expect(stdout).toContain('swap is on')
    expect(stdout).toContain('slipway ssh HOST')
  })

  test('a check', async () => {
    expect((await explain('peer-ports')).stdout).toContain('asked by\n  slipway check')
  })

  test('every topic can be explained', () => {
    const ids = [...topics.steps, ...topics.checks].map(({ id }) => id)
    for (const word of [...ids, ...topics.codes, ...topics.causes])
      expect(explained(word, aCluster()).id).toBe(word)
    expect(topics.codes).toEqual(Object.keys(codes))
    expect(topics.causes).toHaveLength(causes.length)
  })

  test('the list of all', async () => {
    const { stdout } = await explain()
    for (const word of ['swap-off', 'peer-ports', 'LOCKED', 'preflight-swap'])
      expect(stdout).toContain(word)
    expect(JSON.parse((await explain('--json')).stdout)).toEqual(topics)
  })

  test('for programs', async () => {
    const { stdout } = await explain('swap-off', '--json', '-f', notes)
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'step',
      id: 'swap-off',
      example: { system: 'CentOS 7', changes: expect.any(Array) },
    })
  })

  test('a word that stands for nothing', async () => {
    const { code, stderr } = await explain('swap-of')
    expect(code).toBe(2)
    expect(stderr).toContain('did you mean swap-off?')
  })
})
