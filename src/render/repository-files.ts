import type { FileState } from '../core/change.ts'
import type { Repositories, Repository } from '../core/cluster.ts'
import { Problem } from '../core/problem.ts'
import type { Os, PackageFormat } from '../facts/os.ts'
import { keyPaths } from './signing-keys.ts'
import { render } from './template.ts'

/** A repository that hosts install from, in both formats. */
export interface NamedRepository {
  readonly id: string
  readonly title: string
  readonly repositories: Repositories
  /** Packages that a plain upgrade of the system must leave alone. */
  readonly hold: readonly string[]
}

export const repositoryPath = (id: string): Record<PackageFormat, string> => ({
  rpm: `/etc/yum.repos.d/${id}.repo`,
  deb: `/etc/apt/sources.list.d/${id}.list`,
})

/** What slipway's words for a system mean on one; yum's own, such as `$releasever`, stay. */
function expand(text: string, { name, debian }: Os): string {
  if (!/\$(distribution|codename)\b/.test(text)) return text
  if (!debian)
    throw new Problem('UNSUPPORTED', `${name} does not say which Debian or Ubuntu it is`, {
      hint: 'give the URL of a repository for it in cluster.yaml, under repositories',
    })
  return text
    .replaceAll('$distribution', debian.distribution)
    .replaceAll('$codename', debian.codename)
}

/**
 * The repository in the format of a host's system.
 *
 * @throws Problem UNSUPPORTED where there is none for the host
 */
export function repositoryOf({ title, repositories }: NamedRepository, os: Os): Repository {
  const repository = repositories[os.format ?? 'rpm']
  if (repository) {
    const { url, keys } = repository
    return { ...repository, url: expand(url, os), keys: keys.map(key => expand(key, os)) }
  }
  throw new Problem('UNSUPPORTED', `no ${os.format} repository is known for ${title}`, {
    hint: 'give its URL in cluster.yaml, under repositories',
  })
}

/** A flat repository ends in a lone slash or `./`; one with suites and components is given as it stands. */
const aptLine = (url: string) => (url.includes(' ') ? url : `${url} ./`)

/** The file that makes the system's package manager see the repository; `direct`: past the proxy of the others. */
export function repositoryFile(
  { id, title, hold }: NamedRepository,
  repository: Repository,
  format: PackageFormat,
  direct = false,
): string {
  const { url, keys, check } = repository
  const local = keyPaths(id, repository, format)
  if (format === 'deb')
    return render('apt.list.eta', { check, keyring: local[0], line: aptLine(url) })
  const fetched = local.length > 0 ? local.map(path => `file://${path}`) : keys
  return render('yum.repo.eta', {
    id,
    name: title,
    url,
    check,
    direct,
    keys: check ? fetched : [],
    exclude: hold,
  })
}

/**
 * CentOS 7's own repository file with its mirror list, which is gone since 2024-07-01, replaced by a vault.
 * Undefined when the file needs no change.
 */
export function vaulted(file: FileState | undefined, vault: string): string | undefined {
  if (!file || !/^mirrorlist=/m.test(file.content)) return undefined
  return file.content
    .replace(/^mirrorlist=/gm, '#mirrorlist=')
    .replace(
      /^#?baseurl=https?:\/\/[^/]+\/centos\/\$releasever\//gm,
      `baseurl=${vault.replace(/\/$/, '')}/`,
    )
}
