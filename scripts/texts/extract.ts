import ts from 'typescript'
import { constantsOf, expand, idOf, type Pieces } from './expand.ts'
import { isNoMessage, MESSAGES, NO_MESSAGES } from './places.ts'

/** A text of the sources that a person may read. */
export interface Text {
  readonly id: string
  readonly path: string
  readonly line: number
  /** Made by `say` as a tag, and so never to be recognised by its words. */
  readonly tagged?: boolean
}

const WORD = /^["'(`]*[a-zA-Z][a-z]+(?:['’/-][a-zA-Z]+)*[)"'`,;:.?!]*$/

/** Whether it reads as language: two words, or one with an article or a hole beside it. */
function reads(pieces: Pieces): boolean {
  const tokens = pieces
    .map(piece => piece ?? '\0')
    .join('')
    .split(/\s+/)
  const words = tokens.filter(token => WORD.test(token)).length
  return (
    words > 1 ||
    (words === 1 &&
      tokens.some(token => token === 'a' || (token.includes('\0') && !/[a-z]/i.test(token))))
  )
}

const hasWord = (pieces: Pieces) =>
  pieces.some(piece => piece !== null && /[a-zA-Z]{2}/.test(piece))

const nameOf = (node: ts.Node): string | undefined =>
  ts.isCallExpression(node)
    ? nameOf(node.expression)
    : ts.isIdentifier(node) || ts.isStringLiteral(node)
      ? node.text
      : ts.isPropertyAccessExpression(node)
        ? node.name.text
        : undefined

/** The property, tag or function that a text is for. */
function purpose(node: ts.Node): string | undefined {
  const { parent } = node
  if (ts.isParenthesizedExpression(parent) || ts.isConditionalExpression(parent))
    return purpose(parent)
  if (ts.isPropertyAssignment(parent)) return nameOf(parent.name)
  if (ts.isArrayLiteralExpression(parent)) return purpose(parent)
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return nameOf(parent.expression)
  return undefined
}

const TAGS = new Set(['say', 'sayTo', 'sayMarkup'])

/** Every text of a file, in the order in which they stand there. */
export function textsOf(path: string, source: string): Text[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ESNext, true)
  const constants = constantsOf(file)
  const texts: Text[] = []
  const used = new Set<ts.Node>()

  const add = (node: ts.Node, id: string, tagged = false) => {
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
    texts.push({ id, path, line, ...(tagged && { tagged }) })
  }

  const tag = (node: ts.TaggedTemplateExpression) => {
    const { template } = node
    if (TAGS.has(nameOf(node.tag) ?? '')) {
      const strings = ts.isNoSubstitutionTemplateLiteral(template)
        ? [template.text]
        : [template.head.text, ...template.templateSpans.map(span => span.literal.text)]
      add(
        node,
        strings.reduce((id, s, i) => `${id}{${i - 1}}${s}`),
        true,
      )
    }
    if (nameOf(node.tag) === 'html') {
      const strings = ts.isNoSubstitutionTemplateLiteral(template)
        ? [template.text]
        : [template.head.text, ...template.templateSpans.map(span => span.literal.text)]
      const bare = strings
        .join('\0')
        .replace(/<[^>]*>/g, ' ')
        .replaceAll('\0', ' ')
      for (const words of bare.match(/[A-Za-z]{2}[^<>]*/g) ?? []) add(node, words.trim())
    }
    if (ts.isTemplateExpression(template))
      for (const span of template.templateSpans) visit(span.expression)
  }

  const literal = (node: ts.Expression) => {
    const made = expand(node, constants)
    for (const part of made.used) if (part !== node) used.add(part)
    const what = purpose(node) ?? ''
    if (!isNoMessage(node, what))
      for (const pieces of made.texts)
        if (reads(pieces) || (MESSAGES.has(what) && hasWord(pieces))) add(node, idOf(pieces))
  }

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return
    if (ts.isTaggedTemplateExpression(node)) {
      tag(node)
      return
    }
    if (ts.isCallExpression(node) && nameOf(node.expression) === 'count') {
      const words = node.arguments.filter(ts.isStringLiteral).map(({ text }) => text)
      const [one = '', many = `${one}s`] = words
      if (one) for (const word of [one, many]) add(node, `{0} ${word}`, true)
      for (const argument of node.arguments) if (!ts.isStringLiteral(argument)) visit(argument)
      return
    }
    const isText =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateExpression(node) ||
      (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    if (isText && !used.has(node)) literal(node)
    if (ts.isTemplateExpression(node) || !ts.isStringLiteralLike(node)) ts.forEachChild(node, visit)
  }
  if (NO_MESSAGES.some(({ files }) => files.test(path))) return []
  visit(file)
  // A constant is come upon before the text that it goes into, and is none by itself: so once more.
  texts.length = 0
  visit(file)
  return texts
}
