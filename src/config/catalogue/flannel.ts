import type { FlannelRelease } from '../../core/pod-network.ts'
import type { FlannelVersion } from './networks.ts'

/** The oldest minor that slipway knows; flannel's README names 1.17 as the oldest that it takes. */
const FIRST = 19

/** The last minor that goes with kubernetes-cni 0.8.7, the last build that has a `flannel` plugin (issue 1471). */
const LAST_WITH_PLUGIN = 21

type Maker = 'flannel' | 'flannel-io'
const REGISTRY = { flannel: 'docker.io', 'flannel-io': 'ghcr.io' } as const

const modern = (
  maker: Maker,
  version: string,
  plugin: string,
  other: Pick<FlannelRelease, 'installer' | 'healthPort'> = { installer: 'cp' },
): FlannelVersion => ({
  version,
  minors: [FIRST],
  images: REGISTRY[maker],
  ipv6: true,
  release: {
    image: `${maker}/flannel`,
    cniPlugin: `${maker}/flannel-cni-plugin:${plugin}`,
    namespace: 'kube-flannel',
    ...other,
  },
})

/**
 * Flannel's versions, the last of some of its minors, oldest first.
 * Source: Documentation/kube-flannel.yml of flannel-io/flannel at each tag. v0.14.0 needs no API that 1.22 took away.
 * IPv6 came with v0.15.0 (its release notes).
 */
export const FLANNEL: readonly FlannelVersion[] = [
  {
    version: 'v0.14.0',
    minors: [FIRST, LAST_WITH_PLUGIN],
    images: 'quay.io',
    ipv6: false,
    release: { image: 'coreos/flannel', namespace: 'kube-system', installer: 'cp' },
  },
  modern('flannel', 'v0.22.3', 'v1.2.0'),
  modern('flannel', 'v0.25.7', 'v1.5.1-flannel2'),
  modern('flannel-io', 'v0.26.7', 'v1.6.2-flannel1'),
  modern('flannel-io', 'v0.27.4', 'v1.8.0-flannel1'),
  modern('flannel-io', 'v0.28.9', 'v1.9.1-flannel3', {
    installer: '/opt/bin/install-conf',
    healthPort: 8081,
  }),
]
