import type { PinnedVersion } from './networks.ts'

const pinned = (
  version: string,
  minors: PinnedVersion['minors'],
  images: string,
  sha256: string,
): PinnedVersion => ({
  version,
  minors,
  images,
  ipv6: false,
  url: `https://raw.githubusercontent.com/projectcalico/calico/${version}/manifests/calico.yaml`,
  sha256,
})

/**
 * Calico's versions, the last of each of its minors, oldest first.
 * Digests: of manifests/calico.yaml in projectcalico/calico at the tag, computed from a clone of 2026-08-22. There is no
 * such file before v3.24, and no tag v3.33.0 in that clone. Minors: those that its makers test, by the page "System
 * requirements" of tigera/docs for each version.
 */
export const CALICO: readonly PinnedVersion[] = [
  pinned(
    'v3.24.5',
    [22, 25],
    'docker.io',
    '1e8825b3bc56bd1b2a7565783630a97a09a4fd9f92767d013e4201cf8f88812c',
  ),
  pinned(
    'v3.25.2',
    [23, 28],
    'docker.io',
    '67244318479625fc58bbd01653cf2b397ee0227d0cd143f2f4d55c7a96ce0945',
  ),
  pinned(
    'v3.26.5',
    [24, 28],
    'docker.io',
    '2468a8c939658b959860b0e78c3d2f420c53bb08af7511f3d335e051f9db8b22',
  ),
  pinned(
    'v3.27.5',
    [27, 29],
    'docker.io',
    'a8b89fd22e304cea657d5a4ee06a350bb2287dc6d39ff83e06e8a7e5cf9f172b',
  ),
  pinned(
    'v3.28.5',
    [27, 30],
    'docker.io',
    '206678e7adb2e931bb97385300c408490635616f371941d68468207d6e0f9713',
  ),
  pinned(
    'v3.29.7',
    [29, 32],
    'docker.io',
    'b200cb3c2c7341717abe98e4acc80a13117bcd2c9c46ad46e8c209c5753f0b2f',
  ),
  pinned(
    'v3.30.7',
    [31, 35],
    'docker.io',
    'ed105288f27c7ba4cae143bcaa3f6425f02d84fa94a4786cc8e3d371412c1a36',
  ),
  pinned(
    'v3.31.7',
    [32, 35],
    'quay.io',
    'd6d8a489a4ed8e5b8efd8b339047b496ca657b55ee2e3618e791507b0a853e8d',
  ),
  pinned(
    'v3.32.1',
    [34, 36],
    'quay.io',
    'a1df919d9721cf667accdc3e72848911b0cb25cfab7d2478ad0c996302c95744',
  ),
]
