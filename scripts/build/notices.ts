import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The licences of packages that are passed on within our files, as they ask for: each name, version and text. */
export async function notices(root: string, packages: readonly string[]): Promise<string> {
  const texts = await Promise.all(
    packages.map(async folder => {
      const text = await readFile(join(root, folder, 'package.json'), 'utf8')
      const { name, version, license } = JSON.parse(text) as Record<string, string>
      const file = (await readdir(join(root, folder))).find(f => /^licen[cs]e/i.test(f))
      const said = file ? await readFile(join(root, folder, file), 'utf8') : `${license}\n`
      return `${name} ${version}\n\n${said.trim()}\n`
    }),
  )
  return `The files of this folder contain the packages below.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`
}
