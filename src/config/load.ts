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
import { parseShape } from './schema.ts'

type Reading = { readonly cluster: Cluster } | { readonly issues: readonly ConfigIssue[] }

/** Everything that is wrong with the text of a cluster file, in the order of its lines; or the cluster. */
export const readCluster = (text: string, origin: Origin): Reading => read(text, origin)

/** `open` reads the files that the cluster file names; without it, they are not looked at. */
function read(text: string, origin: Origin, open?: (path: string) => GivenFile): Reading {
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
    return { cluster: withObjects(toCluster(file, origin), manifest?.objects) }
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
  return orThrow(readCluster(text, origin), origin)
}

function orThrow(result: Reading, origin: Origin): Cluster {
  if ('cluster' in result) return result.cluster
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
 * was not fetched before. `fetch: false` leaves such a manifest out: for whatever does not touch the network of pods.
 *
 * @throws Problem CONFIG_INVALID when the file is not there, cannot be read, or something in it is wrong
 * @throws Problem CHECK_FAILED when the manifest cannot be fetched, or is not what it was pinned to
 */
export async function loadCluster(
  path: string,
  { fetch = true }: { readonly fetch?: boolean } = {},
): Promise<Cluster> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(path, cause)
  })
  const origin = { path, home: homedir() }
  const cluster = orThrow(read(text, origin, givenFile), origin)
  return fetch ? withManifest(cluster) : cluster
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
      hint: 'name the file with -f, or start from examples/cluster.yaml',
      cause,
    })
  return new Problem('CONFIG_INVALID', `${path} cannot be read: ${cause.message}`, { cause })
}
