import { readFile, writeFile } from 'node:fs/promises'
import { $ } from 'zx'

/** What a finished tree holds; cheap to measure again, and different for every half-written one. */
export interface Manifest {
  readonly entries: number
  readonly bytes: number
}

const markerOf = (tree: string): string => `${tree}.complete`

export const measure = async (tree: string): Promise<Manifest> => {
  const script = '{ n++; if ($1 == "f") b += $2 } END { printf "%d %.0f", n, b }'
  const { stdout } = await $({ quiet: true })`find ${tree} -xdev -printf '%y %s\n' | awk ${script}`
  const [entries = 0, bytes = 0] = stdout.trim().split(' ').map(Number)
  return { entries, bytes }
}

export const seal = async (tree: string, manifest: Manifest): Promise<void> => {
  await writeFile(markerOf(tree), `${JSON.stringify(manifest)}\n`)
}

export const isComplete = async (tree: string): Promise<boolean> => {
  const marker = await readFile(markerOf(tree), 'utf8').catch(() => undefined)
  if (marker === undefined) return false
  const found = await measure(tree).catch(() => undefined)
  return found !== undefined && marker === `${JSON.stringify(found)}\n`
}
