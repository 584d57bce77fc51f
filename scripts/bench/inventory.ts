import { stringify } from 'yaml'
import type { Cluster, PinnedPackage } from '../../src/core/cluster.ts'

const pinned = ({ name, version }: PinnedPackage) => (version ? `${name}-${version}` : name)

/** Ansible's inventory of the same hosts, with what prepare.yml wants to know of the cluster. */
export function inventory(cluster: Cluster, sshConfig: string): string {
  const { kubernetes, docker } = cluster.repositories
  const packages = cluster.kubernetes.packages.rpm
  const runtime = cluster.runtime.packages.rpm
  const repository = (name: string, of: typeof docker, exclude: readonly PinnedPackage[]) => ({
    name,
    url: of.rpm?.url,
    key: of.rpm?.keys[0],
    exclude: exclude.map(p => p.name).join(' '),
  })
  return stringify({
    all: {
      hosts: Object.fromEntries(cluster.hosts.map(({ name }) => [name, null])),
      vars: {
        ansible_ssh_common_args: `-F ${sshConfig}`,
        hosts_block: cluster.hosts.map(({ name, address }) => `${address} ${name}`).join('\n'),
        repositories: [
          repository('k8s', kubernetes, packages),
          repository('docker', docker, runtime),
        ],
        time_daemon: 'chrony',
        docker_settings: {
          'exec-opts': ['native.cgroupdriver=systemd'],
          'insecure-registries': cluster.runtime.insecureRegistries,
        },
        docker_packages: runtime.map(pinned),
        kubernetes_packages: packages.map(pinned),
      },
    },
  })
}
