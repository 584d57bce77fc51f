import { chmod, chown, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { stringify } from 'yaml'
import { containerdVersion } from '../kubernetes/versions.ts'
import { loginUser } from './identity.ts'
import type { Lab } from './lab.ts'

export const mirrorUrls = (lab: Lab) => ({
  packages: `http://${lab.hostAddress}:8080${lab.fast ? '/fast' : ''}`,
  registry: `${lab.hostAddress}:5000`,
})

export const renderSshConfig = (lab: Lab): string => {
  const hosts = lab.machines.map(({ name, address }) => `Host ${name}\n  HostName ${address}\n`)
  return `${hosts.join('\n')}
Host *
  User ${loginUser}
  IdentityFile "${join(lab.userDir, 'id_ed25519')}"
  IdentitiesOnly yes
  UserKnownHostsFile "${join(lab.userDir, 'known_hosts')}"
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
  LogLevel ERROR
`
}

export const renderKnownHosts = (lab: Lab, keys: readonly (readonly string[])[]): string =>
  lab.machines
    .flatMap(({ name, address }, i) => (keys[i] ?? []).map(key => `${name},${address} ${key}\n`))
    .join('')

const clusterDocument = (lab: Lab) => {
  const { packages, registry } = mirrorUrls(lab)
  const family = lab.flavour === 'el7' ? 'rpm' : 'deb'
  const key = `http://${lab.hostAddress}:8080/keys/lab.asc`
  const repository = (name: string) => ({ url: `${packages}/${family}/${name}/`, key })
  const hosts = lab.machines.map(({ name, address, index }) => [
    name,
    { address, role: index === 0 ? 'control-plane' : 'worker' },
  ])
  return {
    cluster: lab.name,
    preset: 'notes-2020',
    kubernetes: { version: '1.20.2', imageRepository: registry },
    ssh: { user: loginUser, identityFile: './id_ed25519', knownHostsFile: './known_hosts' },
    hosts: Object.fromEntries(hosts),
    runtime: {
      ...(lab.runtime === 'containerd' && { name: 'containerd', version: containerdVersion }),
      insecureRegistries: [registry],
    },
    repositories: { kubernetes: repository('kubernetes'), docker: repository('docker-ce') },
    network: { images: registry },
    smokeTest: { image: `${registry}/library/nginx:1.22.1` },
    // conntrack's limits cannot be written inside a network namespace; 0 leaves them alone
    kubeProxy: { conntrack: { maxPerCore: 0, min: 0 } },
  }
}

export const renderCluster = (lab: Lab): string =>
  `# The machines of the lab "${lab.name}" (${lab.flavour}), written by \`npm run lab -- up\`.
# Packages and images come from the lab's own mirror; nothing outside can be reached.
# kubeProxy.conntrack: its limits cannot be written inside a machine of this kind.

${stringify(clusterDocument(lab))}`

export const renderLabJson = (lab: Lab): string => {
  const { name, flavour, bridge, hostAddress } = lab
  const nodes = lab.machines.map(machine => ({ name: machine.name, address: machine.address }))
  const { packages, registry } = mirrorUrls(lab)
  return `${JSON.stringify({ name, flavour, nodes, bridge, hostAddress, mirror: { packages, registry } }, null, 2)}\n`
}

/** Under sudo the files are for who called it, not for root. */
const giveToCaller = async (path: string): Promise<void> => {
  const { SUDO_UID, SUDO_GID } = process.env
  if (SUDO_UID && SUDO_GID) await chown(path, Number(SUDO_UID), Number(SUDO_GID))
}

export const writeUserFiles = async (
  lab: Lab,
  keys: readonly (readonly string[])[],
): Promise<void> => {
  await mkdir(lab.userDir, { recursive: true })
  const texts = {
    known_hosts: renderKnownHosts(lab, keys),
    ssh_config: renderSshConfig(lab),
    'cluster.yaml': renderCluster(lab),
    'lab.json': renderLabJson(lab),
  }
  for (const [name, text] of Object.entries(texts)) {
    await writeFileAtomic(join(lab.userDir, name), text)
  }
  await chmod(join(lab.userDir, 'id_ed25519'), 0o600)
  const paths = (await readdir(lab.userDir)).map(name => join(lab.userDir, name))
  for (const path of [join(lab.userDir, '..'), lab.userDir, ...paths]) await giveToCaller(path)
}
