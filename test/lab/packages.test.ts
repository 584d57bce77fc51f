import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lab, makeLab, onMachine, ran, takeDown } from './lab.ts'
import { planned } from './story.ts'

interface Manager {
  readonly flavour: 'el7' | 'debian12'
  readonly versions: string
  readonly files: string
  /** What an administrator types now and then. */
  readonly upgrades: readonly string[]
  /** What would be upgraded if nothing held it: its names. */
  readonly newer: string
}

/** Of the key that signs the lab's packages. */
const FINGERPRINT = readFileSync(
  join(process.env.SLIPWAY_LAB_CACHE ?? '/var/cache/slipway-lab', 'signing-key/fingerprint'),
  'utf8',
).trim()

const PACKAGES = 'kubelet kubeadm kubectl kubernetes-cni docker-ce'

const MANAGERS: readonly Manager[] = [
  {
    flavour: 'el7',
    versions: `rpm -q ${PACKAGES}`,
    files: 'sha256sum /etc/yum.repos.d/* /etc/yum.conf',
    upgrades: ['yum -y update', 'yum -y upgrade kubelet; true'],
    newer: "yum -q --disableexcludes=all check-update | awk '{ print $1 }' | cut -d. -f1",
  },
  {
    flavour: 'debian12',
    versions: `dpkg-query -W ${PACKAGES}; apt-mark showhold`,
    files: 'sha256sum /etc/apt/sources.list.d/* /etc/apt/keyrings/* /etc/apt/apt.conf.d/*',
    upgrades: ['apt-get -y update', 'apt-get -y upgrade', 'apt-get -y dist-upgrade'],
    newer: "apt-get -s --ignore-hold dist-upgrade | sed -n 's/^Inst \\([^ ]*\\) .*/\\1/p'",
  },
]

/** Programs that only pretend, under real package managers: it is these that are tried. */
describe.each(MANAGERS)('$flavour: what slipway has installed', manager => {
  const { flavour, versions, files, upgrades, newer } = manager
  let lab: Lab
  beforeAll(async () => {
    lab = await makeLab(`test-pkg-${flavour}`, flavour, '--fast', '--nodes', '1')
  })
  afterAll(async () => {
    if (lab) await takeDown(lab.name)
  })

  const on = (program: string) =>
    onMachine(lab, 'master', `export DEBIAN_FRONTEND=noninteractive\n${program}`)

  const sign = (fingerprint: string) => {
    const text = readFileSync(lab.clusterFile, 'utf8').replaceAll(/^ +fingerprint: .*\n/gm, '')
    const signed = text.replaceAll(/^( +)key: .*\n/gm, `$&$1fingerprint: ${fingerprint}\n`)
    writeFileSync(lab.clusterFile, signed)
  }

  test('is not installed while the key of its repository is another than cluster.yaml says', async () => {
    sign('F'.repeat(40))
    const { code, text } = await ran(lab, 'up', '--yes')
    expect(code, text).not.toBe(0)
    expect(text).toContain(
      'the repository offers another key than the one that is known to sign its packages',
    )
    expect(text).toContain(FINGERPRINT)
    expect(await on(`${versions} 2>&1; true`)).not.toContain('1.20.2')
  })

  test('is installed when it is the key that cluster.yaml says, from a file that was looked at', async () => {
    sign(FINGERPRINT)
    const { code, text } = await ran(lab, 'up', '--yes')
    expect(code, text).toBe(0)
    expect(
      await on(
        'cat /etc/yum.repos.d/kubernetes.repo /etc/apt/sources.list.d/kubernetes.list 2>&1; true',
      ),
    ).toMatch(
      flavour === 'el7'
        ? 'gpgkey=file:///etc/pki/rpm-gpg/slipway-kubernetes'
        : 'signed-by=/etc/apt/keyrings/kubernetes.gpg',
    )
  })

  test('stays as it is when the system is upgraded, repositories, pins and holds alike', async () => {
    const before = [await on(versions), await on(files)]
    expect(before[0]).toContain('1.20.2')
    for (const upgrade of upgrades) await on(upgrade)
    expect([await on(versions), await on(files)]).toEqual(before)
    expect(await planned(lab)).toEqual([])
  })

  test('would have been upgraded if nothing held it', async () => {
    const names = (await on(newer)).split('\n').filter(Boolean).sort()
    expect(names).toEqual(
      expect.arrayContaining(['kubeadm', 'kubectl', 'kubelet', 'kubernetes-cni']),
    )
  })

  test('is held again when somebody has upgraded it by hand', async () => {
    const forced =
      flavour === 'el7'
        ? 'yum -y --disableexcludes=all update kubectl'
        : 'apt-get -y install --allow-change-held-packages kubectl && apt-mark unhold kubectl'
    await on(forced)
    expect((await planned(lab)).join('\n')).toMatch(
      /master kube-packages: install kubectl 1\.20\.2-0/,
    )
    const { code, text } = await ran(lab, 'up', '--yes')
    expect(code, text).toBe(0)
    expect(await on(versions)).not.toContain('1.28.2')
    expect(await planned(lab)).toEqual([])
  })
})
