import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { notices } from './notices.ts'

/** What a package that is no module takes for given: `require` is left for Node's own modules. */
const COMMONJS = [
  "import { createRequire } from 'node:module'",
  'const require = createRequire(import.meta.url)',
  'const __filename = import.meta.filename',
  'const __dirname = import.meta.dirname',
].join('; ')

/**
 * Writes the command as few files into `folder`, in place of what is there: Node finds, reads and compiles hundreds of
 * modules one by one, which takes longer than most of what the command does. Commands stay apart, each loaded when
 * it is called. ssh2 is left outside, since it looks for its compiled parts beside itself.
 *
 * @returns the packages that went in, by folder
 */
export async function bundle(root: string, folder: string): Promise<readonly string[]> {
  await rm(folder, { recursive: true, force: true })
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts'],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    charset: 'utf8',
    platform: 'node',
    target: 'node20',
    external: ['ssh2'],
    banner: { js: `${COMMONJS};` },
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  })
  const packages = [
    ...new Set(
      Object.keys(metafile.inputs).flatMap(
        input => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? [],
      ),
    ),
  ].sort()
  await writeFile(join(folder, 'NOTICES.txt'), await notices(root, packages))
  return packages
}
