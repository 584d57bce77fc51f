import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith, noVagrant, providers, root, run, systems } from './vagrantfiles.ts'

interface Machine {
  readonly name: string
  readonly box: string
  readonly networks: readonly (readonly [string, object])[]
  readonly provider: object
  readonly provisioners: readonly (readonly [string, readonly string[]])[]
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly insertKey: boolean
  readonly syncedFolders: number
}
type Answer = Readonly<Record<string, Machine[]>> & { readonly error?: string }

/** By folder: the first so many machines with each of these providers. */
function evaluate(...questions: readonly [string, readonly string[], number][]): Answer[] {
  const program = join(root, 'test/scripts/vagrant/evaluate.rb')
  const { status, output } = run('ruby', [program], { input: JSON.stringify(questions) })
  if (status !== 0) throw new Error(output)
  return JSON.parse(output) as Answer[]
}

const why = noVagrant ? ` (skipped: ${noVagrant})` : ''
const slow = { timeout: 120_000 }

describe.skipIf(noVagrant)(`what Vagrant makes of the Vagrantfile${why}`, () => {
  test('three machines, their boxes and sizes by provider', slow, () => {
    const folder = folderWith({ cpus: '3', memory: '4096' })
    const [answer] = evaluate([folder, providers, 9])
    const bento = Array(3).fill('bento/debian-12')
    const boxes = providers.map(provider => answer?.[provider]?.map(({ box }) => box))
    expect(boxes).toEqual([bento, Array(3).fill('cloud-image/debian-12'), bento, bento])
    for (const provider of providers)
      for (const machine of answer?.[provider] ?? []) {
        // A VMware that is not installed keeps nothing of what it is told.
        const sizes = provider === 'vmware_desktop' ? {} : { cpus: 3, memory: 4096 }
        expect(machine).toMatchObject({
          provider: sizes,
          before: ['up', 'provision'],
          after: ['up', 'provision', 'destroy'],
          insertKey: true,
          syncedFolders: 0,
          provisioners: [],
        })
      }
    expect(answer?.virtualbox?.map(({ name, networks }) => [name, ...networks])).toEqual([
      ['master', ['private_network', { ip: '192.168.56.10' }]],
      ['worker1', ['private_network', { ip: '192.168.56.11' }]],
      ['worker2', ['private_network', { ip: '192.168.56.12' }]],
    ])
  })

  test('every system with every provider', slow, () => {
    const folders = systems.map(system => folderWith({ system: `'${system}'`, workers: '0' }))
    const answers = evaluate(
      ...folders.map(folder => [folder, providers, 1] as [string, string[], number]),
    )
    const boxes = answers.map(answer => providers.map(provider => answer[provider]?.[0]?.box))
    const pair = (bento: string, cloud: string) => [bento, cloud, bento, bento]
    expect(boxes).toEqual([
      pair('bento/debian-12', 'cloud-image/debian-12'),
      pair('bento/debian-13', 'cloud-image/debian-13'),
      pair('bento/ubuntu-22.04', 'cloud-image/ubuntu-22.04'),
      pair('bento/ubuntu-24.04', 'cloud-image/ubuntu-24.04'),
      pair('bento/rockylinux-9', 'cloud-image/rocky-9'),
      pair('bento/almalinux-9', 'cloud-image/almalinux-9'),
      ['centos/7', 'centos/7', 'bento/centos-7', 'bento/centos-7'],
    ])
  })

  test('as many workers as are wanted', slow, () => {
    const [none, five] = evaluate(
      ...['0', '5'].map(
        workers => [folderWith({ workers }), ['libvirt'], 9] as [string, string[], number],
      ),
    )
    expect(none?.libvirt).toHaveLength(1)
    expect(five?.libvirt?.at(-1)).toMatchObject({
      name: 'worker5',
      networks: [['private_network', { ip: '192.168.56.15' }]],
    })
  })

  test('the network of this computer, as in the notes', slow, () => {
    const folder = folderWith({ address: "'192.168.1.5'", bridge: "'eno1'" })
    const [answer] = evaluate([folder, ['virtualbox'], 9])
    expect(answer?.virtualbox?.map(({ networks }) => networks)).toEqual(
      [5, 6, 7].map(last => [
        ['public_network', { ip: `192.168.1.${last}`, bridge: 'eno1', dev: 'eno1' }],
      ]),
    )
  })

  test('the second card of EL 9 is set up without network scripts', slow, () => {
    const folder = folderWith({ system: "'rocky9'", workers: '0' })
    const [answer] = evaluate([folder, ['libvirt'], 9])
    expect(answer?.libvirt).toMatchObject([
      {
        networks: [['private_network', { ip: '192.168.56.10', auto_config: false }]],
        provisioners: [['shell', ['192.168.56.10/24']]],
      },
    ])
  })

  test('mistakes in the block are told all at once', slow, () => {
    const folder = folderWith({ system: "'centos8'", cpus: '1', address: "'10.0.2.15'" })
    const { status, output } = run('vagrant', ['validate'], { cwd: folder })
    expect(status).not.toBe(0)
    expect(output).toContain('system: "centos8" is none of debian12')
    expect(output).toContain('cpus: 1, kubeadm wants 2 or more')
    expect(output).toContain("10.0.2.15 is the address of VirtualBox's NAT")
  })

  test.each(['debian12', 'rocky9', 'centos7'])('vagrant validate: %s', slow, system => {
    const cwd = folderWith({ system: `'${system}'` })
    const env = { VAGRANT_DEFAULT_PROVIDER: 'libvirt' }
    const { status, output } = run('vagrant', ['validate'], { cwd, env })
    expect(output).toContain('Vagrantfile validated successfully.')
    expect(status).toBe(0)
  })

  test.each([
    ['parallels', 'vagrant plugin install vagrant-parallels'],
    ['vmware_desktop', 'the Vagrant VMware Utility: https://'],
  ])('a provider whose plugin is missing: %s', slow, (provider, cure) => {
    const { status, output } = run('vagrant', ['up', `--provider=${provider}`])
    expect(output).toContain(cure)
    expect(status).not.toBe(0)
  })

  test('ARM with this version of Vagrant', slow, () => {
    const [answer] = evaluate([folderWith({ architecture: "'arm64'" }), ['virtualbox'], 9])
    if (answer?.error === undefined) expect(answer?.virtualbox).toHaveLength(3)
    else expect(answer.error).toContain('architecture: it takes Vagrant 2.4 or newer')
  })
})
