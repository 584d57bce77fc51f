import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openArchive, unpackAll } from '../debian.ts'
import { type Progress, timed } from '../progress.ts'
import { buildStamp } from '../versions.ts'
import { catalogue, type ImagePlan } from './catalogue.ts'
import { makeTree, packTree, tryCommand } from './layer.ts'
import { type Blob, RegistryStorage } from './registry-storage.ts'

const searchPath = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Fills `<dir>/storage`, `<dir>/images.json` and `<dir>/docker-registry`. */
export async function buildImages(
  dir: string,
  work: string,
  { binaries, progress }: { binaries: string; progress: Progress },
): Promise<void> {
  const archive = await openArchive(join(work, 'apt'))
  const { layers, images } = catalogue(binaries)
  const storage = new RegistryStorage(join(dir, 'storage'))
  const treeOf = (layer: string) => join(work, 'trees', layer)

  const blobs = new Map<string, Blob>()
  await timed(progress, `making ${Object.keys(layers).length} image layers`, async () => {
    for (const [name, plan] of Object.entries(layers)) {
      await makeTree(plan, treeOf(name), archive)
      const tarball = join(work, `${name}.tar`)
      await packTree(treeOf(name), tarball)
      blobs.set(name, await storage.addFile(tarball))
    }
  })
  await timed(progress, `writing ${images.length} images`, async () => {
    for (const image of images) {
      const scratch = join(work, 'check', image.name.replace('/', '-') + image.tag)
      await tryCommand(image.layers.map(treeOf), scratch, image.check)
      const own = image.layers.map(name => blobOf(blobs, name))
      await storage.addImage(image.name, image.tag, configOf(image, own), own)
    }
  })
  const names = images.map(image => `${image.name}:${image.tag}`)
  await writeFile(join(dir, 'images.json'), JSON.stringify(names, null, 1))

  await archive.download(['docker-registry'], join(work, 'registry'))
  await unpackAll(join(work, 'registry'), join(work, 'registry-tree'))
  await copyFile(join(work, 'registry-tree/usr/bin/docker-registry'), join(dir, 'docker-registry'))
}

function blobOf(blobs: ReadonlyMap<string, Blob>, layer: string): Blob {
  const blob = blobs.get(layer)
  if (!blob) throw new Error(`no layer is called ${layer}`)
  return blob
}

function configOf(image: ImagePlan, layers: readonly Blob[]): object {
  return {
    architecture: 'amd64',
    os: 'linux',
    created: buildStamp.date,
    config: {
      Env: [searchPath],
      ...(image.entrypoint && { Entrypoint: image.entrypoint }),
      ...(image.cmd && { Cmd: image.cmd }),
      WorkingDir: '/',
    },
    rootfs: { type: 'layers', diff_ids: layers.map(layer => layer.digest) },
    history: image.layers.map(layer => ({ created: buildStamp.date, created_by: `lab: ${layer}` })),
  }
}
