import type { FileState } from '../core/change.ts'
import type { Repositories, Repository } from '../core/cluster.ts'
import { Problem } from '../core/problem.ts'
import type { PackageFormat } from '../facts/os.ts'
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

export const keyringPath = (id: string) => `/etc/apt/keyrings/${id}.asc`

/** The repository in the format of a host's system. */
export function inFormat(
  { title, repositories }: NamedRepository,
  format: PackageFormat,
): Repository {
  const repository = repositories[format]
  if (repository) return repository
  throw new Problem('UNSUPPORTED', `no ${format} repository is known for ${title}`, {
    hint: 'give its URL in cluster.yaml, under repositories',
  })
}

/** A flat repository ends in a lone slash or `./`; one with suites and components is given as it stands. */
const aptLine = (url: string) => (url.includes(' ') ? url : `${url} ./`)

/** The file that makes the system's package manager see the repository. */
export function repositoryFile(named: NamedRepository, format: PackageFormat): string {
  const { url, keys, check } = inFormat(named, format)
  if (format === 'deb')
    return render('apt.list.eta', { check, keyring: keyringPath(named.id), line: aptLine(url) })
  return render('yum.repo.eta', {
    id: named.id,
    name: named.title,
    url,
    check,
    keys: check ? keys : [],
    exclude: named.hold,
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
