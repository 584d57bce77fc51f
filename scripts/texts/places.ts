import ts from 'typescript'

/** Properties and functions whose texts are for people, down to a single word. */
export const MESSAGES: ReadonlySet<string> = new Set([
  ...['summary', 'message', 'title', 'why', 'cause', 'cure', 'hint', 'means', 'about', 'question'],
])

/** Whole files whose texts nobody is told. */
export const NO_MESSAGES: readonly { readonly files: RegExp; readonly because: string }[] = [
  { files: /^src\/texts\//, because: 'the translations themselves' },
  {
    files: /^src\/config\/json-schema\.ts$/,
    because: 'what editors show of the schema, and programs read',
  },
  {
    files: /^src\/config\/catalogue\/signing-keys\.ts$/,
    because: 'names that keys bear, and where they were looked up',
  },
  { files: /^src\/cli\/explain\/bare-machine\.ts$/, because: 'what programs print' },
  {
    files: /^src\/cli\/(?:completion\/scripts|commands\/explain)\.ts$/,
    because: 'scripts for shells, and a cluster file',
  },
  {
    files: /^src\/(?:transport\/(?:privilege|program)|core\/fact|engine\/program)\.ts$/,
    because: 'programs for a shell',
  },
]

const COMPARED = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.InKeyword,
])

/** Functions that look for a text, or take it apart. */
const SEARCHES = new Set([
  ...['includes', 'startsWith', 'endsWith', 'split', 'join', 'indexOf', 'replace', 'replaceAll'],
  ...['RegExp', 'get', 'has', 'set', 'hasOwn'],
])

/** Functions and properties whose texts are for programs, or for the JSON Schema, which is in English. */
const OTHERS = new Set(['describe', 'source', 'run'])

/** A name, a pattern, or something to compare with: no message whatever its words. */
export function isNoMessage(node: ts.Expression, purpose: string): boolean {
  const { parent } = node
  if (SEARCHES.has(purpose) || OTHERS.has(purpose)) return true
  if (ts.isBinaryExpression(parent) && COMPARED.has(parent.operatorToken.kind)) return true
  if (ts.isCaseClause(parent) || ts.isElementAccessExpression(parent)) return true
  return ts.isPropertyAssignment(parent) && parent.name === node
}
