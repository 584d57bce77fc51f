import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/**
 * A short name for everything a result depends on: the files named (folders with all that is in
 * them) and plain values. Paths count relative to `root`, so a checkout elsewhere has the same key.
 */
export function keyOf(root: string, paths: readonly string[], values: unknown): string {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(path => filesBelow(join(root, path))).sort()) {
    const content = readFileSync(path)
    hash.update(`${relative(root, path)}\0${content.length}\0`)
    hash.update(content)
  }
  hash.update(JSON.stringify(values))
  return hash.digest('hex').slice(0, 12)
}

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).flatMap(name => filesBelow(join(path, name)))
}
