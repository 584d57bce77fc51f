import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pages } from './pages.ts'

/** `npm run docs:reference`: writes what the documentation says of schema, commands, steps and causes. */
const root = resolve(import.meta.dirname, '../..')

for (const [path, text] of Object.entries(pages(root))) {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
  console.log(path)
}
