import type { Cluster } from '../../core/cluster.ts'
import { sh } from '../../core/command.ts'
import { fullName } from '../../core/image-name.ts'
import { crictl, criImages } from '../../facts/cri.ts'
import { criUrl } from '../cri.ts'
import { toYaml } from '../yaml.ts'
import type { ConfigFile, Runtime } from './runtime.ts'
import { fixed } from './unit-files.ts'

/** For people who type `crictl`: without it, crictl tries one socket after another. Its own two seconds are too few. */
export const crictlYaml = (cluster: Cluster): ConfigFile => {
  const url = criUrl(cluster)
  const settings = { 'runtime-endpoint': url, 'image-endpoint': url, timeout: 10 }
  return fixed('/etc/crictl.yaml', toYaml(settings))
}

/** What all runtimes do that serve CRI themselves. */
export function byCri(cluster: Cluster): Pick<Runtime, 'images' | 'pull' | 'removeContainers'> {
  const url = criUrl(cluster)
  return {
    images: criImages(url),
    pull: image => crictl(url, 'pull', fullName(image)),
    removeContainers: sh`${crictl(url, 'pods', '-q')} | xargs -r ${crictl(url, 'rmp', '-f')}`,
  }
}
