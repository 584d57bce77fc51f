import { createHash } from 'node:crypto'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256 } from '../manifest.ts'

export interface Blob {
  readonly digest: string
  readonly size: number
}

/**
 * Writes images straight into the directory layout of docker-registry's filesystem storage, so that
 * making them needs no daemon and no push. Layers stay plain tar archives: they travel between
 * machines of one host, where packing and unpacking costs more than it saves.
 */
export class RegistryStorage {
  readonly #root: string

  constructor(dir: string) {
    this.#root = join(dir, 'docker/registry/v2')
  }

  /** Takes the file over as a blob. */
  async addFile(path: string): Promise<Blob> {
    const hex = await sha256(path)
    const { size } = await stat(path)
    const target = this.#blobPath(hex)
    await mkdir(dirname(target), { recursive: true })
    await rename(path, target)
    return { digest: `sha256:${hex}`, size }
  }

  async addImage(name: string, tag: string, config: object, layers: readonly Blob[]) {
    const imageConfig = await this.#addJson(config)
    const manifest = await this.#addJson({
      schemaVersion: 2,
      mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
      config: { mediaType: 'application/vnd.docker.container.image.v1+json', ...imageConfig },
      layers: layers.map(layer => ({
        mediaType: 'application/vnd.docker.image.rootfs.diff.tar',
        ...layer,
      })),
    })
    const repository = join(this.#root, 'repositories', name)
    for (const { digest } of [imageConfig, ...layers]) {
      await link(join(repository, '_layers', folder(digest)), digest)
    }
    const manifests = join(repository, '_manifests')
    await link(join(manifests, 'revisions', folder(manifest.digest)), manifest.digest)
    await link(join(manifests, 'tags', tag, 'index', folder(manifest.digest)), manifest.digest)
    await link(join(manifests, 'tags', tag, 'current'), manifest.digest)
  }

  async #addJson(value: object): Promise<Blob> {
    const text = JSON.stringify(value)
    const hex = createHash('sha256').update(text).digest('hex')
    const target = this.#blobPath(hex)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text)
    return { digest: `sha256:${hex}`, size: Buffer.byteLength(text) }
  }

  #blobPath(hex: string): string {
    return join(this.#root, 'blobs/sha256', hex.slice(0, 2), hex, 'data')
  }
}

function folder(digest: string): string {
  return digest.replace(':', '/')
}

async function link(dir: string, digest: string): Promise<void> {
  await mkdir(dir, { recursive: true })
  await writeFile(join(dir, 'link'), digest)
}
