import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { $, glob } from 'zx'
import { type SigningKey, withGpg } from './signing-key.ts'

/** Signs every rpm in `dir` and makes the folder a yum repository with signed metadata. */
export async function makeYumRepository(dir: string, key: SigningKey): Promise<void> {
  const packages = await glob('*.rpm', { cwd: dir, absolute: true })
  await withGpg(key, async run => {
    // Debian's rpm looks for gpg under a name that Debian does not give it.
    const settings = ['__gpg /usr/bin/gpg', `_gpg_name ${key.fingerprint}`]
    await run`rpmsign --addsign ${settings.flatMap(text => ['--define', text])} ${packages}`
    await run`createrepo_c --quiet ${dir}`
    await run`gpg --batch --yes --local-user ${key.fingerprint} --armor --detach-sign ${join(dir, 'repodata/repomd.xml')}`
  })
}

/** Makes the folder a flat apt repository: `deb [signed-by=…] <url of the folder>/ ./`. */
export async function makeAptRepository(dir: string, name: string, key: SigningKey): Promise<void> {
  const run = $({ quiet: true, cwd: dir })
  await writeFile(join(dir, 'Packages'), (await run`apt-ftparchive packages .`).stdout)
  await run`gzip --keep --best --no-name Packages`
  const options = { Origin: 'slipway lab', Label: name, Suite: 'lab', Codename: 'lab' }
  const settings = Object.entries(options).flatMap(([field, value]) => [
    '-o',
    `APT::FTPArchive::Release::${field}=${value}`,
  ])
  const release = join(dir, 'Release')
  // apt-ftparchive lists a Release that is already there, even the empty one a redirection makes.
  await writeFile(release, (await run`apt-ftparchive ${settings} release .`).stdout)
  await withGpg(key, async sign => {
    const options = ['--batch', '--yes', '--local-user', key.fingerprint]
    await sign`gpg ${options} --clearsign --output ${join(dir, 'InRelease')} ${release}`
    await sign`gpg ${options} --armor --detach-sign --output ${release}.gpg ${release}`
  })
}

export async function exportPublicKey(path: string, key: SigningKey): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await withGpg(key, run => run`gpg --batch --armor --output ${path} --export ${key.fingerprint}`)
}
