import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { $ } from 'zx'

const archive = process.env.SLIPWAY_LAB_DEBIAN ?? 'http://deb.debian.org/debian'
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg'

/**
 * Debian's archive, read with sources and lists of the lab's own: this machine's apt settings are
 * neither needed nor touched. apt checks the archive's signature and every file's hash.
 */
export interface DebianArchive {
  /** Fetches packages (`name`, `name=version` or `name/release`) into `dir`. */
  download(packages: readonly string[], dir: string): Promise<void>
  /** Fetches the upstream tarball of a source package and says where it lies. */
  downloadSource(name: string, dir: string): Promise<string>
}

export async function openArchive(dir: string): Promise<DebianArchive> {
  const sources = join(dir, 'sources.list')
  const lists = join(dir, 'lists')
  const status = join(dir, 'status')
  await mkdir(join(lists, 'partial'), { recursive: true })
  await writeFile(status, '')
  const line = (kind: string, suite: string) =>
    `${kind} [signed-by=${keyring}] ${archive} ${suite} main\n`
  await writeFile(
    sources,
    line('deb', 'bookworm') + line('deb-src', 'bookworm') + line('deb', 'bullseye'),
  )
  const options = [
    `Dir::Etc::sourcelist=${sources}`,
    'Dir::Etc::sourceparts=/dev/null',
    'Dir::Etc::preferencesparts=/dev/null',
    `Dir::State::lists=${lists}`,
    // With this machine's own packages in sight apt prefers their versions, which the archive may
    // no longer have.
    `Dir::State::status=${status}`,
    // The cache may be closed to the user _apt.
    'APT::Sandbox::User=root',
    'Acquire::Retries=3',
  ].flatMap(option => ['-o', option])
  const run = $({ quiet: true })
  await run`apt-get ${options} update`

  return {
    async download(packages, target) {
      await mkdir(target, { recursive: true })
      await run({ cwd: target })`apt-get ${options} download ${packages}`
    },
    async downloadSource(name, target) {
      await mkdir(target, { recursive: true })
      await run({ cwd: target })`apt-get ${options} source --download-only --tar-only ${name}`
      const tarball = (await readdir(target)).find(file => file.includes('.orig.tar.'))
      if (!tarball) throw new Error(`apt fetched no tarball of ${name}`)
      return resolve(target, tarball)
    },
  }
}

/** Unpacks every .deb of a folder into one tree, leaving out what only people read. */
export async function unpackAll(debs: string, tree: string): Promise<void> {
  const run = $({ quiet: true })
  await mkdir(tree, { recursive: true })
  for (const deb of (await readdir(debs)).filter(name => name.endsWith('.deb'))) {
    await run`dpkg-deb --fsys-tarfile ${join(debs, deb)} | tar -x -C ${tree} --exclude=./usr/share/doc --exclude=./usr/share/man --exclude=./usr/share/lintian --exclude=./usr/share/locale`
  }
}
