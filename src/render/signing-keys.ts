import type { Repositories, Repository } from '../core/cluster.ts'
import { Command, sh } from '../core/command.ts'
import { quote } from '../core/quote.ts'
import type { PackageFormat } from '../facts/os.ts'
import { render } from './template.ts'

/**
 * The files on a host that hold the keys of a repository; none where the package manager fetches them by itself. apt
 * takes one file of all keys, and looks at its ending; rpm one for each.
 */
export function keyPaths(
  id: string,
  { keys, fingerprints, check }: Repository,
  format: PackageFormat,
): readonly string[] {
  if (!check) return []
  if (format === 'deb') return [`/etc/apt/keyrings/${id}.${fingerprints ? 'gpg' : 'asc'}`]
  if (!fingerprints) return []
  return keys.map((_, i) => `/etc/pki/rpm-gpg/slipway-${id}${i === 0 ? '' : `-${i + 1}`}`)
}

/** Those of both formats. */
export const allKeyPaths = (id: string, { rpm, deb }: Repositories): readonly string[] => [
  ...(rpm ? keyPaths(id, rpm, 'rpm') : []),
  ...(deb ? keyPaths(id, deb, 'deb') : []),
]

/** Fetches the keys to where they are trusted. With fingerprints, only if they are all among those. */
export function fetchKeys(id: string, repository: Repository, format: PackageFormat): Command {
  const paths = keyPaths(id, repository, format)
  const { keys, fingerprints } = repository
  return fingerprints ? verified(keys, fingerprints, paths, format) : unseen(keys, paths[0] ?? '')
}

const unseen = (keys: readonly string[], path: string): Command =>
  sh`mkdir -p -m 755 /etc/apt/keyrings
rm -f ${`${path}.part`}
for url in ${keys}; do curl -fsSL --retry 2 "$url" >> ${`${path}.part`}; done
chmod 644 ${`${path}.part`}
sync
mv -f ${`${path}.part`} ${path}`

/**
 * By tools that every system has, for Debian comes without gpg. apt gets what was looked at, out of its armour; rpm
 * reads nothing but armour.
 */
function verified(
  urls: readonly string[],
  fingerprints: readonly string[],
  paths: readonly string[],
  format: PackageFormat,
): Command {
  const [first = ''] = paths
  const text = render('signing-keys.sh.eta', {
    folder: quote(first.slice(0, first.lastIndexOf('/'))),
    files: urls.map((url, i) => ({ url: quote(url), path: quote(paths[i] ?? first) })),
    known: quote(` ${fingerprints.join(' ')} `),
    bare: format === 'deb' ? quote(first) : '',
  })
  const { shown } = sh`curl -fsSL ${urls} > ${paths}`
  return new Command(text, `${shown} # if it holds no other keys than ${fingerprints.join(', ')}`)
}
