import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import type { Cluster } from '../core/cluster.ts'
import { Problem } from '../core/problem.ts'
import { readYaml } from '../render/yaml.ts'
import { settle, soundPart, withoutEmpty } from './draft.ts'
import { shapeComplaints } from './explain.ts'
import { withManifest } from './fetch-manifest.ts'
import { type Complaint, type ConfigIssue, inOrder, issueLine, located, pathText } from './issue.ts'
import { type GivenFile, manifestIn, withObjects } from './manifest-file.ts'
import { type Origin, toCluster } from './resolve.ts'
import { RULES } from './rules/index.ts'
import { type ClusterFile, parseShape } from './schema.ts'
import { withSshConfig } from './ssh/lookup.ts'

type Reading = { readonly cluster: Cluster } | { readonly issues: readonly ConfigIssue[] }

/** Everything that is wrong with the text of a cluster file, in the order of its lines; or the cluster. */
export function readCluster(text: string, origin: Origin): Reading {
  const result = read(text, origin)
  return 'cluster' in result ? { cluster: result.cluster } : result
}

/** The cluster, and the file as it was written, for what is still to be looked up. */
interface Sound {
  readonly cluster: Cluster
  readonly file: ClusterFile
}

/** `open` reads the files that the cluster file names; without it, they are not looked at. */
function read(
  text: string,
  origin: Origin,
  open?: (path: string) => GivenFile,
): Sound | Exclude<Reading, { cluster: Cluster }> {
  const source = readYaml(text)
  const written = source.errors.map(
    ({ path, message, line, column }): ConfigIssue => ({
      ...located(source, { path, message }),
      line,
      column,
    }),
  )
  if (source.value === undefined && written.length > 0) return { issues: written.sort(inOrder) }
  const value = withoutEmpty(source.value ?? {})
  const { file, issues } = parseShape(value)
  const shape = shapeComplaints(issues)
  const draft = soundPart(
    value,
    shape.map(({ path }) => path),
  )
  const settings = settle(draft)
  const manifest = open && manifestIn(draft, settings, origin, open)
  const others = [...RULES.flatMap(rule => rule(draft, settings)), ...(manifest?.complaints ?? [])]
  const complaints = [...shape, ...untold(others, shape)]
  if (file && complaints.length === 0 && written.length === 0)
    return { cluster: withObjects(toCluster(file, origin), manifest?.objects), file }
  return {
    issues: [...written, ...complaints.map(complaint => located(source, complaint))].sort(inOrder),
  }
}

/** Without those about a path of which the shape says something already. */
function untold(complaints: readonly Complaint[], shape: readonly Complaint[]): Complaint[] {
  const told = new Set(shape.flatMap(({ path, instead = path }) => [path, instead]).map(pathText))
  return complaints.filter(({ path }) => !told.has(pathText(path)))
}

/**
 * The cluster that a text describes. Reads no file; `path` and `home` only give meaning to the paths in it.
 *
 * @throws Problem CONFIG_INVALID, whose evidence holds one line for each thing that is wrong
 */
export function parseCluster(text: string, origin: Origin): Cluster {
  return orThrow(read(text, origin), origin).cluster
}

function orThrow(result: ReturnType<typeof read>, origin: Origin): Sound {
  if ('cluster' in result) return result
  const { issues } = result
  throw new Problem(
    'CONFIG_INVALID',
    `${origin.path} has ${issues.length === 1 ? 'a mistake' : `${issues.length} mistakes`}`,
    {
      hint: 'correct these lines; slipway schema describes every setting',
      evidence: issues.map(issue => issueLine(origin.path, issue)),
    },
  )
}

/**
 * The cluster that a file describes, with the manifest of its network, which is fetched where it comes from a URL and
 * was not fetched before, and with what OpenSSH's configuration says of the hosts. `fetch: false` leaves such a manifest out: for whatever does not touch the network of pods.
 *
 * @throws Problem CONFIG_INVALID when the file is not there, cannot be read, or something in it is wrong, or in OpenSSH's
 * @throws Problem CHECK_FAILED when the manifest cannot be fetched, or is not what it was pinned to
 */
export async function loadCluster(
  path: string,
  { fetch = true }: { readonly fetch?: boolean } = {},
): Promise<Cluster> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(path, cause)
  })
  if (text.includes('\0'))
    throw new Problem('CONFIG_INVALID', `${path} is not written in UTF-8`, {
      hint: 'save it as UTF-8, or: iconv -f UTF-16 -t UTF-8',
    })
  const origin = { path, home: homedir() }
  const { cluster, file } = orThrow(read(text, origin, givenFile), origin)
  const hosts = withSshConfig(cluster.hosts, file, origin)
  const [found, whole] = await Promise.all([hosts, fetch ? withManifest(cluster) : cluster])
  return { ...whole, hosts: found }
}

function givenFile(path: string): GivenFile {
  try {
    return { bytes: readFileSync(path) }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return { error: code === 'ENOENT' ? `${path} does not exist` : message }
  }
}

function unreadable(path: string, cause: NodeJS.ErrnoException): Problem {
  if (cause.code === 'ENOENT')
    return new Problem('CONFIG_INVALID', `${path} does not exist`, {
      hint: 'slipway init writes a first one; -f names another file',
      cause,
    })
  return new Problem('CONFIG_INVALID', `${path} cannot be read: ${cause.message}`, { cause })
}
