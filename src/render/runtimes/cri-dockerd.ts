import type { Cluster } from '../../core/cluster.ts'
import { sh } from '../../core/command.ts'
import { firstLine } from '../../facts/files.ts'
import { sandboxImage } from '../images.ts'
import { render } from '../template.ts'
import { crictlYaml } from './crictl.ts'
import type { Program, Runtime } from './runtime.ts'
import { fixed, plainDaemon, UNITS } from './unit-files.ts'

const RELEASES = 'https://github.com/Mirantis/cri-dockerd/releases/download'
const BINARY = '/usr/bin/cri-dockerd'

const said = firstLine(sh`${BINARY} --version 2>&1`)

/** Its makers give packages for some systems only, and a binary for all. Source: Mirantis/cri-dockerd, releases. */
const program = (version: string): Program => ({
  name: 'cri-dockerd',
  version,
  /** `cri-dockerd 0.4.3 (a1b2c3d)`. */
  installed: { ask: said.ask, read: output => said.read(output)?.match(/\d+\.\d+\.\d+/)?.[0] },
  install: sh`set -e
case $(uname -m) in
x86_64) arch=amd64 ;;
aarch64) arch=arm64 ;;
*) echo "cri-dockerd is not built for $(uname -m)"; exit 1 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
curl -fsSL --retry 2 -o "$work/archive" ${`${RELEASES}/v${version}/cri-dockerd-${version}`}.$arch.tgz
tar -xzf "$work/archive" -C "$work"
install -m 755 "$work/cri-dockerd/cri-dockerd" ${`${BINARY}.part`}
mv -f ${`${BINARY}.part`} ${BINARY}`.named(`fetch cri-dockerd ${version} from ${RELEASES}`),
})

/** What stands between the kubelet and Docker from 1.24 on: serves CRI, and asks Docker. */
export function criDockerd(
  cluster: Cluster,
  version: string,
): Pick<Runtime, 'daemons' | 'files' | 'programs'> {
  const service = render('cri-docker.service.eta', { sandboxImage: sandboxImage(cluster) })
  return {
    daemons: [
      plainDaemon('cri-docker.socket', [
        fixed(`${UNITS}/cri-docker.socket`, render('cri-docker.socket.eta')),
      ]),
      plainDaemon('cri-docker', [fixed(`${UNITS}/cri-docker.service`, service)]),
    ],
    files: [crictlYaml(cluster)],
    programs: [program(version)],
  }
}
