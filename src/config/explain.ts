import type { YamlPath } from '../render/yaml.ts'
import { type Complaint, pathText } from './issue.ts'
import { clusterJsonSchema, homesOf, keysAt } from './json-schema.ts'
import { nearest, suggesting } from './nearest.ts'
import type { SchemaIssue } from './schema.ts'

const KINDS: Readonly<Record<string, string>> = {
  string: 'a string',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
}

const kindOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  const shown = JSON.stringify(value)
  if (typeof value === 'string') return `the string ${shown}`
  return typeof value === 'number' ? `the number ${shown}` : `the boolean ${shown}`
}

const expected = (issue: SchemaIssue): string => {
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? issue.expected
  return issue.code === 'invalid_value' ? issue.values.map(String).join(', ') : issue.message
}

/** How zod begins where the schema has no words of its own. */
const ZODS_WORDS = 'Invalid input'

/** What is wrong with the shape of a value, in words for people: one complaint per mistake. */
export function shapeComplaints(issues: readonly SchemaIssue[]): Complaint[] {
  const complaints = issues.flatMap(issue => explain(issue, []))
  const meant = new Set(complaints.flatMap(({ instead }) => (instead ? [pathText(instead)] : [])))
  return complaints.filter(({ path, message }) => message !== MISSING || !meant.has(pathText(path)))
}

const MISSING = 'missing'
const missing = (path: YamlPath): Complaint => ({ path, message: MISSING, part: 'key' })

function explain(issue: SchemaIssue, above: YamlPath): Complaint[] {
  const path = [...above, ...(issue.path as YamlPath)]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => unknownKey(path, key))
    case 'invalid_union':
      return fromUnion(issue.errors, path, issue.input)
    case 'invalid_type':
      if (issue.input === undefined) return [missing(path)]
      if (!issue.message.startsWith(ZODS_WORDS)) return [{ path, message: issue.message }]
      return [{ path, message: wrongKind(expected(issue), issue.input) }]
    case 'invalid_value': {
      if (issue.input === undefined) return [missing(path)]
      const words = issue.values.map(String)
      const word = typeof issue.input === 'string' ? issue.input : JSON.stringify(issue.input)
      const complaint = `${word} is not one of ${words.join(', ')}`
      return [{ path, message: suggesting(complaint, word, words) }]
    }
    default:
      return [{ path, message: issue.message }]
  }
}

function wrongKind(wanted: string, input: unknown): string {
  const quotes = wanted === 'a string' && (typeof input === 'number' || typeof input === 'boolean')
  return quotes
    ? `expected a string, not ${kindOf(input)}; put it in quotes`
    : `expected ${wanted}, not ${kindOf(input)}`
}

/** `address:1.2.3.4` is one word to YAML, as is everything behind a colon of Chinese. */
const GLUED = /^([\w-]+)[:：]\s*(.*)$/

function unknownKey(parent: YamlPath, key: string): Complaint {
  const path = [...parent, key]
  const schema = clusterJsonSchema()
  const keys = keysAt(schema, parent)
  const [, name = '', value = ''] = GLUED.exec(key) ?? []
  if (keys.includes(name))
    return {
      path,
      part: 'key',
      message: `a key wants a plain colon and a space behind it: ${name}: ${value}`,
      instead: [...parent, name],
    }
  const word = nearest(key, keys)
  const homes = word === undefined ? homesOf(schema, key) : []
  const meant = word ?? (homes.length === 1 ? homes[0] : undefined)
  return {
    path,
    part: 'key',
    message: `unknown key; ${meant ? `did you mean ${meant}?` : `known are ${keys.join(', ')}`}`,
    ...(word !== undefined && { instead: [...parent, word] }),
  }
}

/** The complaints of the alternative that the value looks like; when it looks like none, what was expected. */
function fromUnion(errors: readonly SchemaIssue[][], path: YamlPath, input: unknown): Complaint[] {
  const isOther = (issue: SchemaIssue) =>
    issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')
  const like = errors.find(issues => !issues.some(isOther))
  if (like) return like.flatMap(issue => explain(issue, path))
  const [wanted = '', ...others] = errors.flatMap(issues => issues.filter(isOther).map(expected))
  const message =
    others.length === 0
      ? wrongKind(wanted, input)
      : `expected ${wanted} or ${others.join(', ')}, not ${kindOf(input)}`
  return [{ path, message }]
}
