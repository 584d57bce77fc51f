import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import type { Cluster } from '../core/cluster.ts'
import { Problem } from '../core/problem.ts'
import { readYaml } from '../render/yaml.ts'
import { settle, soundPart, withoutEmpty } from './draft.ts'
import { shapeComplaints } from './explain.ts'
import { type Complaint, type ConfigIssue, inOrder, issueLine, located, pathText } from './issue.ts'
import { type Origin, toCluster } from './resolve.ts'
import { RULES } from './rules/index.ts'
import { parseShape } from './schema.ts'

/** Everything that is wrong with the text of a cluster file, in the order of its lines; or the cluster. */
export function readCluster(
  text: string,
  origin: Origin,
): { readonly cluster: Cluster } | { readonly issues: readonly ConfigIssue[] } {
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
  const complaints = judged(value, shapeComplaints(issues))
  if (file && complaints.length === 0 && written.length === 0)
    return { cluster: toCluster(file, origin) }
  return {
    issues: [...written, ...complaints.map(complaint => located(source, complaint))].sort(inOrder),
  }
}

/** The complaints about the shape, and those of the rules, unless the shape says something of the same path already. */
function judged(value: unknown, shape: readonly Complaint[]): Complaint[] {
  const draft = soundPart(
    value,
    shape.map(({ path }) => path),
  )
  const settings = settle(draft)
  const told = new Set(shape.flatMap(({ path, instead = path }) => [path, instead]).map(pathText))
  const others = RULES.flatMap(rule => rule(draft, settings))
  return [...shape, ...others.filter(({ path }) => !told.has(pathText(path)))]
}

/**
 * The cluster that a text describes. Reads no file; `path` and `home` only give meaning to the paths in it.
 *
 * @throws Problem CONFIG_INVALID, whose evidence holds one line for each thing that is wrong
 */
export function parseCluster(text: string, origin: Origin): Cluster {
  const result = readCluster(text, origin)
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
 * The cluster that a file describes.
 *
 * @throws Problem CONFIG_INVALID when the file is not there, cannot be read, or something in it is wrong
 */
export async function loadCluster(path: string): Promise<Cluster> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(path, cause)
  })
  return parseCluster(text, { path, home: homedir() })
}

function unreadable(path: string, cause: NodeJS.ErrnoException): Problem {
  if (cause.code === 'ENOENT')
    return new Problem('CONFIG_INVALID', `${path} does not exist`, {
      hint: 'name the file with -f, or start from examples/cluster.yaml',
      cause,
    })
  return new Problem('CONFIG_INVALID', `${path} cannot be read: ${cause.message}`, { cause })
}
