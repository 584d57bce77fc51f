import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Cluster } from '../core/cluster.ts'
import { Problem } from '../core/problem.ts'
import { digestOf, readManifest } from './manifest.ts'
import { withObjects } from './manifest-file.ts'

type Pinned = Readonly<Record<'url' | 'sha256', string>>

const SECONDS = 60
const MEGABYTES = 16

/** Where what was fetched is kept: beside the history, under its digest, so that it is never an old one. */
const keptAt = ({ directory, name }: Cluster, { sha256 }: Pinned): string =>
  join(directory, '.slipway', name, 'manifests', `${sha256}.yaml`)

const BY_HAND =
  'or fetch it where you can, and write network.manifest: ./FILE, whose digest is looked at just the same'

async function download({ url }: Pinned): Promise<Uint8Array> {
  const failed = (why: string, cause?: unknown) =>
    new Problem('CHECK_FAILED', `${url} could not be fetched: ${why}`, {
      hint: `try again, name a mirror in network.manifest, ${BY_HAND}`,
      cause,
    })
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(SECONDS * 1000) })
    if (!answer.ok) throw failed(`the server said ${answer.status} ${answer.statusText}`.trim())
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of answer.body ?? []) {
      size += part.length
      if (size > MEGABYTES * 1e6) throw failed(`it has more than ${MEGABYTES} MB`)
      parts.push(part)
    }
    return Buffer.concat(parts)
  } catch (error) {
    if (error instanceof Problem) throw error
    const { cause, message } = error as Error & { cause?: Error }
    throw failed(cause?.message || message, error)
  }
}

/** Whole or not at all, for the machine may stop at any time. */
async function keep(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.${randomUUID()}`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(part, bytes, { mode: 0o600 })
    await rename(part, path)
  } catch {
    // It serves all the same; the next run fetches it again.
    await rm(part, { force: true }).catch(() => {})
  }
}

async function pinned(cluster: Cluster, source: Pinned): Promise<Uint8Array> {
  const path = keptAt(cluster, source)
  const kept = await readFile(path).catch(() => undefined)
  if (kept && digestOf(kept) === source.sha256) return kept
  const bytes = await download(source)
  const digest = digestOf(bytes)
  if (digest !== source.sha256)
    throw new Problem('CHECK_FAILED', `what ${source.url} gives is not what it was pinned to`, {
      evidence: [`sha256 wanted: ${source.sha256}`, `sha256 found:  ${digest}`],
      hint: `nothing of it is used; see whether something stands between you and the server, ${BY_HAND}`,
    })
  await keep(path, bytes)
  return bytes
}

/**
 * The cluster with the objects of its network's manifest, fetched if they come from a URL and are not kept here yet.
 *
 * @throws Problem CHECK_FAILED when it cannot be fetched, or is not what it was pinned to
 */
export async function withManifest(cluster: Cluster): Promise<Cluster> {
  const { source, objects } = cluster.network
  if (objects || !source || !('url' in source)) return cluster
  const bytes = await pinned(cluster, source)
  const found = readManifest(new TextDecoder().decode(bytes))
  if (found.mistakes.length > 0)
    throw new Problem('CONFIG_INVALID', `${source.url} is no manifest`, {
      evidence: found.mistakes,
    })
  return withObjects(cluster, found.objects)
}
