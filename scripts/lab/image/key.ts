import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Names what a base tree was made from: these files and what is in these folders, with their modes. */
export const hashInputs = async (folder: string, inputs: readonly string[]): Promise<string> => {
  const hash = createHash('sha256')
  const inside = await Promise.all(
    inputs.map(async input => {
      const path = join(folder, input)
      if ((await stat(path)).isFile()) return [input]
      return (await readdir(path, { recursive: true })).map(name => join(input, name))
    }),
  )
  const names = inside.flat()
  for (const name of names.toSorted()) {
    const path = join(folder, name)
    const { mode } = await stat(path)
    if ((mode & 0o170000) !== 0o100000) continue
    hash.update(`\0${name}\0${(mode & 0o111).toString(8)}\0`)
    hash.update(await readFile(path))
  }
  return hash.digest('hex').slice(0, 12)
}
