import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { KubernetesArtifacts } from '../kubernetes/index.ts'
import { type Service, startService, stopService } from './detached-service.ts'
import { registryConfig } from './registry-config.ts'

export interface MirrorOptions {
  /** An address of this host that the machines reach. */
  readonly address: string
  /** For pid files, settings, logs and the switch for faults (see faults.ts). */
  readonly stateDir: string
  readonly artifacts: Pick<KubernetesArtifacts, 'packages' | 'registryStorage' | 'registryProgram'>
}

export interface MirrorUrls {
  /** Root of the package server. */
  readonly packages: string
  readonly rpm: { readonly kubernetes: string; readonly dockerCe: string }
  readonly deb: { readonly kubernetes: string; readonly dockerCe: string }
  /** The key that signed packages and metadata, ASCII-armoured. */
  readonly key: string
  /** As in image names: host and port, plain HTTP. */
  readonly registry: string
}

const packagesPort = 8080
const registryPort = 5000

/** Makes sure that both servers run with these settings, whatever ran or died before. */
export async function startMirror({
  address,
  stateDir,
  artifacts,
}: MirrorOptions): Promise<MirrorUrls> {
  await mkdir(stateDir, { recursive: true })
  const registryConfigPath = join(stateDir, 'registry.json')
  const packagesServer: Service = {
    name: 'packages',
    stateDir,
    command: [
      process.execPath,
      '--import',
      import.meta.resolve('tsx'),
      join(import.meta.dirname, 'package-server.ts'),
      JSON.stringify({ address, port: packagesPort, root: artifacts.packages, stateDir }),
    ],
    probe: `http://${address}:${packagesPort}/healthz`,
  }
  const registry: Service = {
    name: 'registry',
    stateDir,
    command: [artifacts.registryProgram, 'serve', registryConfigPath],
    probe: `http://${address}:${registryPort}/v2/`,
    // YAML is a superset of JSON, which is all that the registry reads.
    files: {
      [registryConfigPath]: registryConfig(`${address}:${registryPort}`, artifacts.registryStorage),
    },
  }
  await Promise.all([startService(packagesServer), startService(registry)])
  return mirrorUrls(address)
}

export async function stopMirror(stateDir: string): Promise<void> {
  await Promise.all(['packages', 'registry'].map(name => stopService({ name, stateDir })))
}

export function mirrorUrls(address: string): MirrorUrls {
  const packages = `http://${address}:${packagesPort}`
  const repositories = (family: string) => ({
    kubernetes: `${packages}/${family}/kubernetes/`,
    dockerCe: `${packages}/${family}/docker-ce/`,
  })
  return {
    packages,
    rpm: repositories('rpm'),
    deb: repositories('deb'),
    key: `${packages}/keys/lab.asc`,
    registry: `${address}:${registryPort}`,
  }
}
