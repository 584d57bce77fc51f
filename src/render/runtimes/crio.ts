import { crioConf, registriesConf } from '../crio.ts'
import { byCri, crictlYaml } from './crictl.ts'
import type { MakeRuntime } from './runtime.ts'
import { fixed, plainDaemon, proxyFile } from './unit-files.ts'

/** After `10-crio.conf`, which its package brings. */
const CONFIG = '/etc/crio/crio.conf.d/20-slipway.conf'
const REGISTRIES = '/etc/containers/registries.conf.d/20-slipway.conf'

export const crio: MakeRuntime = cluster => ({
  daemons: [
    plainDaemon('crio', [
      fixed(CONFIG, crioConf(cluster)),
      fixed(REGISTRIES, registriesConf(cluster)),
      proxyFile('crio', cluster),
    ]),
  ],
  files: [crictlYaml(cluster)],
  programs: [],
  ...byCri(cluster),
})
