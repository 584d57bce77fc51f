import type { PackageVersion } from '../../core/cluster.ts'

/**
 * Builds of docker-ce, by version. rpm: for el7, download.docker.com/linux/centos/7. deb: from 18.09 on the version
 * names Debian's release, so each is that of the Debian it was last built for: buster for 19.03, bullseye for 20.10.
 */
export const DOCKER: Readonly<Record<string, PackageVersion>> = {
  '18.06.1': { rpm: '18.06.1.ce-3.el7', deb: '18.06.1~ce~3-0~debian' },
  '19.03.15': { rpm: '19.03.15-3.el7', deb: '5:19.03.15~3-0~debian-buster' },
  '20.10.24': { rpm: '20.10.24-3.el7', deb: '5:20.10.24~3-0~debian-bullseye' },
}

/** From this minor the kubelet cannot use Docker: dockershim was taken out of 1.24 (its release notes). */
export const FIRST_WITHOUT_DOCKERSHIM = 24
