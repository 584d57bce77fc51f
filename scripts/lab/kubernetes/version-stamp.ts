import { buildStamp } from './versions.ts'

/**
 * The linker's settings that make a build call itself `version`. In GOPATH mode the same package is
 * linked under its own and under its vendored path; kubeadm reads one, kubelet the other.
 */
export function linkerFlags(version: string): string {
  const [major, minor] = version.split('.')
  const values = {
    gitVersion: `v${version}`,
    gitMajor: major,
    gitMinor: minor,
    gitTreeState: 'archive',
    gitCommit: buildStamp.commit,
    buildDate: buildStamp.date,
  }
  const packages = ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].flatMap(
    name => [name, `k8s.io/kubernetes/vendor/${name}`],
  )
  const settings = packages.flatMap(name =>
    Object.entries(values).map(([field, value]) => `-X ${name}.${field}=${value}`),
  )
  return ['-s', '-w', ...settings].join(' ')
}
