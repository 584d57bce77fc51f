import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildBinaries } from './binaries.ts'
import { ensureHostTools } from './host-tools.ts'
import { buildImages } from './images/index.ts'
import { keyOf } from './inputs.ts'
import { buildPackages } from './packages/index.ts'
import { ensureSigningKey } from './packages/signing-key.ts'
import { cacheDir, sourceDir } from './paths.ts'
import type { Progress } from './progress.ts'
import { ensureStage } from './stage.ts'
import { kubernetesVersion, upgradeVersion, versions } from './versions.ts'

export interface KubernetesArtifacts {
  /** The version of the real binaries, packages and images, without the `v`. */
  readonly version: string
  /** The same source under the next patch's number, with packages and images of its own. */
  readonly upgradeVersion: string
  /** `<binaries>/<version>/kubeadm` and so on. */
  readonly binaries: string
  /** Root of what the mirror serves over HTTP: `rpm/`, `deb/` and `keys/`. */
  readonly packages: string
  /** Storage directory of a docker-registry, to be served read-only. */
  readonly registryStorage: string
  /** The program `docker-registry`; not installed on the host, where it would start a service. */
  readonly registryProgram: string
  /** To be `/usr/local/sbin/runc` in machines whose host lacks CAP_SYS_RESOURCE. */
  readonly runcWrapper: string
  /** Names without the registry, as `etcd:3.4.13-0`. */
  readonly images: readonly string[]
}

export interface EnsureOptions {
  readonly cache?: string
  /** Hash every file of the cache, not only the small ones. */
  readonly deep?: boolean
}

/** Everything of Kubernetes that the lab serves to its machines: found in the cache or built. */
export async function ensureKubernetes(
  progress: Progress,
  { cache = cacheDir(), deep = false }: EnsureOptions = {},
): Promise<KubernetesArtifacts> {
  await mkdir(cache, { recursive: true })
  // Asked only when something is built: a finished cache needs none of the tools.
  const prepare = () => ensureHostTools(progress)
  const options = { cache, progress, deep, prepare }
  const signingKey = await ensureSigningKey(options)

  const binariesKey = keyOf(
    sourceDir,
    ['binaries.ts', 'version-stamp.ts', 'files/go'],
    [kubernetesVersion, upgradeVersion, versions.buildStamp, versions.imageTags.pause],
  )
  const binaries = await ensureStage(
    {
      name: 'binaries',
      key: binariesKey,
      build: (dir, work) =>
        buildBinaries(dir, work, { goCache: join(cache, 'go-build'), progress }),
    },
    options,
  )
  const packages = await ensureStage(
    {
      name: 'packages',
      key: keyOf(
        sourceDir,
        ['packages', 'files/packages', 'debian.ts'],
        [binariesKey, signingKey.fingerprint, versions],
      ),
      build: (dir, work) => buildPackages(dir, work, { binaries, signingKey, progress }),
    },
    options,
  )
  const images = await ensureStage(
    {
      name: 'images',
      key: keyOf(sourceDir, ['images', 'files/images', 'debian.ts'], [binariesKey, versions]),
      build: (dir, work) => buildImages(dir, work, { binaries, progress }),
    },
    options,
  )
  return {
    version: kubernetesVersion,
    upgradeVersion,
    binaries,
    packages,
    registryStorage: join(images, 'storage'),
    registryProgram: join(images, 'docker-registry'),
    runcWrapper: join(binaries, 'lab/runc-wrapper'),
    images: JSON.parse(await readFile(join(images, 'images.json'), 'utf8')) as string[],
  }
}
