import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { loadCluster } from '../../src/config/load.ts'
import type { Cluster } from '../../src/core/cluster.ts'
import { delayed, portOf } from './delay.ts'
import { inventory } from './inventory.ts'
import { probes } from './probes.ts'

/** Machines, and the files by which each contender reaches them. */
export interface Fleet {
  readonly cluster: Cluster
  readonly clusterFile: string
  readonly inventoryFile: string
  readonly sshConfig: string
  /** Holds for each host the file `NAME` with the program that asks it everything. */
  readonly probes: string
  close(): Promise<void>
}

const sshConfig = (cluster: Cluster): string =>
  cluster.hosts
    .map(
      ({ name, ssh }) => `Host ${name}
  HostName ${ssh.address}
  Port ${ssh.port}
  User ${ssh.user}
  IdentityFile ${ssh.identityFile}
  IdentitiesOnly yes
  UserKnownHostsFile ${ssh.knownHostsFile}
  StrictHostKeyChecking yes
`,
    )
    .join('')

/** known_hosts of the same machines behind other ports. */
const moved = (known: string, ports: ReadonlyMap<string, number>): string =>
  known
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const [names = '', ...key] = line.split(' ')
      const port = names
        .split(',')
        .map(name => ports.get(name))
        .find(Boolean)
      return `[127.0.0.1]:${port} ${key.join(' ')}\n`
    })
    .join('')

/**
 * The machines of a lab, as cluster.yaml in its folder has them.
 *
 * @param roundTrip ms that each round trip to them takes longer than it does
 */
export async function openFleet(labFolder: string, roundTrip = 0): Promise<Fleet> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'))
  const near = await loadCluster(join(labFolder, 'cluster.yaml'))
  const servers: Server[] = []
  const ports = new Map<string, number>()
  if (roundTrip > 0)
    for (const { name, ssh } of near.hosts) {
      const server = await delayed(ssh.address, ssh.port, roundTrip)
      servers.push(server)
      ports.set(name, portOf(server))
    }
  const known = await readFile(join(labFolder, 'known_hosts'), 'utf8')
  const document = parse(await readFile(join(labFolder, 'cluster.yaml'), 'utf8'))
  document.ssh.identityFile = join(labFolder, 'id_ed25519')
  document.ssh.knownHostsFile = join(folder, 'known_hosts')
  for (const [name, port] of ports) document.hosts[name].ssh = { address: '127.0.0.1', port }
  const files = {
    clusterFile: join(folder, 'cluster.yaml'),
    inventoryFile: join(folder, 'inventory.yml'),
    sshConfig: join(folder, 'ssh_config'),
    probes: join(folder, 'probes'),
  }
  await writeFile(document.ssh.knownHostsFile, ports.size > 0 ? moved(known, ports) : known)
  await writeFile(files.clusterFile, stringify(document))
  const cluster = await loadCluster(files.clusterFile)
  await writeFile(files.sshConfig, sshConfig(cluster))
  await writeFile(files.inventoryFile, inventory(cluster, files.sshConfig))
  await mkdir(files.probes)
  for (const [name, program] of probes(cluster)) await writeFile(join(files.probes, name), program)
  return {
    cluster,
    ...files,
    async close() {
      for (const server of servers) server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
