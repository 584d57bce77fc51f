import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readdir, readFile, readlink, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** What a finished directory must hold: every file with its size and hash, every link's target. */
export interface Manifest {
  readonly files: Record<string, { readonly size: number; readonly sha256: string }>
  readonly links: Record<string, string>
}

const manifestName = 'manifest.json'
const smallFile = 1 << 20

export async function writeManifest(dir: string): Promise<void> {
  const files: Manifest['files'] = {}
  const links: Manifest['links'] = {}
  for (const path of await walk(dir)) {
    const name = relative(dir, path)
    const stat = await lstat(path)
    if (stat.isSymbolicLink()) links[name] = await readlink(path)
    else files[name] = { size: stat.size, sha256: await sha256(path) }
  }
  await writeFile(join(dir, manifestName), JSON.stringify({ files, links }, null, 1))
}

/** The first difference found, or nothing. Small files are always hashed, large ones on request. */
export async function findDamage(
  dir: string,
  options: { deep?: boolean } = {},
): Promise<string | undefined> {
  let manifest: Manifest
  try {
    manifest = JSON.parse(await readFile(join(dir, manifestName), 'utf8')) as Manifest
  } catch {
    return `${manifestName} is missing or unreadable`
  }
  for (const [name, target] of Object.entries(manifest.links)) {
    const found = await readlink(join(dir, name)).catch(() => undefined)
    if (found !== target) return `${name} is not a link to ${target}`
  }
  for (const [name, wanted] of Object.entries(manifest.files)) {
    const path = join(dir, name)
    const stat = await lstat(path).catch(() => undefined)
    if (!stat?.isFile()) return `${name} is missing`
    if (stat.size !== wanted.size) return `${name} has ${stat.size} bytes instead of ${wanted.size}`
    const look = options.deep === true || wanted.size <= smallFile
    if (look && (await sha256(path)) !== wanted.sha256) return `${name} has other contents`
  }
  return undefined
}

export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}

async function walk(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true })
  return entries
    .filter(entry => entry.isFile() || entry.isSymbolicLink())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}
