import { containerdConfig } from '../../facts/containerd.ts'
import { containerdToml, overruled } from '../containerd-config.ts'
import { hostsFiles, strayHostsFiles } from '../containerd-hosts.ts'
import { byCri, crictlYaml } from './crictl.ts'
import type { MakeRuntime } from './runtime.ts'
import { fixed, plainDaemon, proxyFile } from './unit-files.ts'

const CONFIG = '/etc/containerd/config.toml'

export const containerd: MakeRuntime = cluster => ({
  daemons: [
    plainDaemon('containerd', [
      { path: CONFIG, wanted: now => containerdToml(now, cluster) },
      proxyFile('containerd', cluster),
    ]),
  ],
  files: [
    ...[...hostsFiles(cluster)].map(([path, content]) => fixed(path, content)),
    crictlYaml(cluster),
  ],
  strays: strayHostsFiles(cluster),
  programs: [],
  overruled: {
    ask: containerdConfig.ask,
    read: output => {
      const dump = containerdConfig.read(output)
      const other = dump && overruled(dump, cluster)
      return other && `${other}, whatever ${CONFIG} says`
    },
  },
  ...byCri(cluster),
})
