import { describe, expect, test } from 'vitest'
import { dockerRepositories } from '../../../src/config/catalogue/docker-repositories.ts'
import { KUBERNETES } from '../../../src/config/catalogue/kubernetes.ts'
import { allFrom, type MirrorName } from '../../../src/config/catalogue/mirrors.ts'
import {
  kubernetesPackages,
  kubernetesRepositories,
  layoutOf,
  whyNotInstallable,
} from '../../../src/config/catalogue/packages.ts'

const minor = (name: string) => {
  const known = KUBERNETES.find(m => m.name === name)
  if (!known) throw new RangeError(name)
  return known
}

test('frozen repositories pin every build', () => {
  expect(kubernetesPackages('1.19.0', 19)).toEqual({
    rpm: [
      { name: 'kubelet', version: '1.19.0-0' },
      { name: 'kubeadm', version: '1.19.0-0' },
      { name: 'kubectl', version: '1.19.0-0' },
      { name: 'kubernetes-cni', version: '0.8.7-0' },
    ],
    deb: [
      { name: 'kubelet', version: '1.19.0-00' },
      { name: 'kubeadm', version: '1.19.0-00' },
      { name: 'kubectl', version: '1.19.0-00' },
      { name: 'kubernetes-cni', version: '0.8.7-00' },
    ],
  })
})

test('those of pkgs.k8s.io leave the build to the repository, and name what nothing asks for', () => {
  const { rpm, deb } = kubernetesPackages('1.35.9', 35)
  expect(rpm).toEqual([
    { name: 'kubelet', version: '1.35.9-*' },
    { name: 'kubeadm', version: '1.35.9-*' },
    { name: 'kubectl', version: '1.35.9-*' },
    { name: 'kubernetes-cni' },
    { name: 'cri-tools' },
  ])
  expect(deb).toEqual(rpm)
})

test.each<[string, number, MirrorName, string | undefined]>([
  ['1.19', 0, 'aliyun', 'legacy'],
  ['1.19', 0, 'upstream', undefined],
  ['1.23', 17, 'aliyun', 'legacy'],
  ['1.27', 6, 'aliyun', 'legacy'],
  ['1.27', 7, 'aliyun', undefined],
  ['1.27', 6, 'upstream', undefined],
  ['1.28', 0, 'aliyun', 'community'],
  ['1.28', 15, 'upstream', 'community'],
  ['1.36', 4, 'tuna', 'community'],
])('%s.%i at %s: %s', (name, patch, mirror, layout) => {
  expect(layoutOf(minor(name), patch, mirror)).toBe(layout)
  expect(kubernetesRepositories(minor(name), patch, mirror) === undefined).toBe(!layout)
})

test('why there are none, and what would do', () => {
  expect(whyNotInstallable(minor('1.19'), 0, 'upstream')).toBe(
    'upstream has no packages of 1.19; use mirrors: { packages: aliyun }, or your own under repositories',
  )
  expect(whyNotInstallable(minor('1.27'), 16, 'aliyun')).toBe(
    'the packages of 1.27.16 are signed by a key that expired on 2024-11-02; use 1.27.6 or older with mirrors: { packages: aliyun }, or 1.28 or newer, or your own repository with check: false',
  )
})

describe('where they are', () => {
  test.each<[string, MirrorName, string, string]>([
    [
      '1.20',
      'aliyun',
      'https://mirrors.aliyun.com/kubernetes/yum/repos/kubernetes-el7-x86_64',
      'https://mirrors.aliyun.com/kubernetes/apt/ kubernetes-xenial main',
    ],
    [
      '1.36',
      'aliyun',
      'https://mirrors.aliyun.com/kubernetes-new/core/stable/v1.36/rpm/',
      'https://mirrors.aliyun.com/kubernetes-new/core/stable/v1.36/deb/ /',
    ],
    [
      '1.36',
      'upstream',
      'https://pkgs.k8s.io/core:/stable:/v1.36/rpm/',
      'https://pkgs.k8s.io/core:/stable:/v1.36/deb/ /',
    ],
  ])('%s at %s', (name, mirror, rpm, deb) => {
    const found = kubernetesRepositories(minor(name), 0, mirror)
    expect(found?.rpm?.url).toBe(rpm)
    expect(found?.deb?.url).toBe(deb)
    for (const repository of [found?.rpm, found?.deb]) {
      expect(repository?.check).toBe(true)
      expect(repository?.keys.length).toBeGreaterThan(0)
      expect(repository?.fingerprints?.length).toBeGreaterThan(0)
    }
  })

  test.each([
    ['docker', '18.06.1', 'centos/7/', 'linux/debian buster stable'],
    ['docker', '20.10.24', 'centos/7/', 'linux/debian bullseye stable'],
    ['docker', '28.5.2', 'centos/$releasever/', 'linux/$distribution $codename stable'],
    ['containerd', '2.3.4', 'centos/$releasever/', 'linux/$distribution $codename stable'],
  ])('%s %s', (name, version, rpm, deb) => {
    const found = dockerRepositories({ name, version }, 'upstream')
    expect(found.rpm?.url).toContain(rpm)
    expect(found.deb?.url).toContain(deb)
    expect(found.deb?.keys).toEqual([`https://download.docker.com/${deb.split(' ')[0]}/gpg`])
  })
})

test('images come from Aliyun where the mirror has none', () => {
  expect(allFrom('tuna').images).toBe('aliyun')
  expect(allFrom('upstream').images).toBe('upstream')
})
