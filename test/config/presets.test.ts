import { expect, test } from 'vitest'
import {
  CATALOGUE_DAY,
  isSupported,
  KUBERNETES,
  kubernetesMinor,
} from '../../src/config/catalogue/kubernetes.ts'
import { kubernetesRepositories } from '../../src/config/catalogue/packages.ts'
import { parseVersion } from '../../src/config/catalogue/version.ts'
import { PRESETS } from '../../src/config/presets.ts'
import { cluster, GOOD } from './cluster-text.ts'

const { hosts, name, directory, ...rest } = cluster(GOOD)

test("notes-2020 is the notes' recipe", () => {
  expect(rest).toMatchObject({
    kubernetes: {
      version: '1.19.0',
      imageRepository: 'registry.aliyuncs.com/google_containers',
    },
    runtime: { name: 'docker', version: '18.06.1', cgroupDriver: 'systemd' },
    network: { plugin: 'flannel', podSubnet: '10.244.0.0/16', serviceSubnet: '10.96.0.0/12' },
    firewall: 'disabled',
    selinux: 'permissive',
    time: { servers: ['0.asia.pool.ntp.org'] },
  })
  expect(rest.repositories.kubernetes.rpm).toMatchObject({
    url: 'https://mirrors.aliyun.com/kubernetes/yum/repos/kubernetes-el7-x86_64',
    keys: [
      'https://mirrors.aliyun.com/kubernetes/yum/doc/yum-key.gpg',
      'https://mirrors.aliyun.com/kubernetes/yum/doc/rpm-package-key.gpg',
    ],
  })
})

test('notes-2020 differs from the notes where they are dead, unpinned or unsafe', () => {
  expect(rest.runtime.registryMirrors).toEqual([])
  expect(rest.network).toMatchObject({ version: 'v0.14.0', images: 'quay.io' })
  expect(rest.smokeTest).toEqual({ enabled: true, image: 'nginx:1.22.1', nodePort: 30080 })
  expect(rest.repositories.centosVault).toBe('https://mirrors.aliyun.com/centos-vault/7.9.2009')
  expect(rest.repositories.kubernetes.rpm?.check).toBe(true)
})

test('everything that notes-2020 fetches from a repository is signed and on Aliyun', () => {
  const { kubernetes, docker } = rest.repositories
  for (const repository of [kubernetes.rpm, kubernetes.deb, docker.rpm, docker.deb]) {
    expect(repository?.check).toBe(true)
    for (const url of [repository?.url, ...(repository?.keys ?? [])])
      expect(url).toMatch(/^https:\/\/mirrors\.aliyun\.com\//)
  }
})

const { current } = PRESETS
const version = parseVersion(current.kubernetes.version) ?? { major: 0, minor: 0, patch: 0 }
const minor = kubernetesMinor(version)

test('current is a version that its makers still mend, and of which all is confirmed', () => {
  expect(minor).toBeDefined()
  if (!minor) return
  expect(isSupported(minor, CATALOGUE_DAY)).toBe(true)
  expect(version.patch).toBe(minor.lastPatch)
  const newer = KUBERNETES.filter(other => other.minor > version.minor)
  for (const other of newer) expect(other.unconfirmed).toBeDefined()
})

test('current fetches the minor that it names', () => {
  const repositories =
    minor && kubernetesRepositories(minor, version.patch, current.mirrors.packages)
  for (const format of ['rpm', 'deb'] as const)
    expect(repositories?.[format]?.url).toContain(`/v1.${version.minor}/${format}/`)
})
