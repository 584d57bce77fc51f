import { existsSync } from 'node:fs'
import { $ } from 'zx'
import type { Progress } from './progress.ts'
import { timed } from './progress.ts'

/** What the build runs, and Debian's package that holds it. None of them brings a service. */
const tools: Record<string, string> = {
  '/usr/lib/go-1.19/bin/go': 'golang-1.19-go',
  '/usr/share/gocode/src/github.com/modern-go/reflect2': 'golang-github-modern-go-reflect2-dev',
  '/usr/bin/gcc': 'gcc',
  '/usr/include/stdio.h': 'libc6-dev',
  '/usr/bin/dpkg-scanpackages': 'dpkg-dev',
  '/usr/bin/apt-ftparchive': 'apt-utils',
  '/usr/bin/rpmbuild': 'rpm',
  '/usr/bin/createrepo_c': 'createrepo-c',
  '/usr/bin/gpg': 'gnupg',
  '/usr/bin/cpio': 'cpio',
}

export async function ensureHostTools(progress: Progress): Promise<void> {
  const missing = Object.keys(tools).filter(path => !existsSync(path))
  if (missing.length === 0) return
  const packages = missing.map(path => String(tools[path]))
  await timed(progress, `installing ${packages.join(' ')}`, () => install(packages))
}

async function install(packages: readonly string[]): Promise<void> {
  const run = $({ quiet: true, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  const options = ['-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300']
  try {
    await run`apt-get ${options} install ${packages}`
  } catch {
    // Fresh machines have no package lists, old ones name files that the archive has replaced.
    await run`apt-get update`
    await run`apt-get ${options} install ${packages}`
  }
}
