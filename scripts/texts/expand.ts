import ts from 'typescript'

/** A piece that stands fast, or a hole. */
export type Piece = string | null

/** One of the texts that an expression may come to. */
export type Pieces = readonly Piece[]

export interface Expansion {
  readonly texts: readonly Pieces[]
  /** What went into these texts, and is none by itself. */
  readonly used: ReadonlySet<ts.Node>
}

/** More texts of one expression than this are no text that anybody could translate: its parts are holes then. */
const MOST = 12

const HOLE: Expansion = { texts: [[null]], used: new Set() }

const isEmpty = ({ texts }: Expansion) => texts.every(pieces => pieces.every(p => p === null))

const both = (a: Expansion, b: Expansion): Expansion =>
  a.texts.length * b.texts.length > MOST
    ? { texts: a.texts.map(pieces => [...pieces, null]), used: a.used }
    : {
        texts: a.texts.flatMap(before => b.texts.map(after => [...before, ...after])),
        used: new Set([...a.used, ...b.used]),
      }

const literal = (node: ts.Node, text: string): Expansion => ({
  texts: [[text]],
  used: new Set([node]),
})

/**
 * The texts that an expression may come to, as far as they stand in the source: of `a ? 'x' : 'y'` both, and of a constant that
 * is made in that way in the same file, those of the constant. All else is a hole.
 */
export function expand(node: ts.Expression, constants: Constants): Expansion {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
    return literal(node, node.text)
  if (ts.isTemplateExpression(node)) {
    let whole = literal(node, node.head.text)
    for (const span of node.templateSpans)
      whole = both(both(whole, expand(span.expression, constants)), {
        texts: [[span.literal.text]],
        used: new Set(),
      })
    return whole
  }
  if (ts.isParenthesizedExpression(node)) return expand(node.expression, constants)
  if (ts.isConditionalExpression(node)) {
    const [yes, no] = [expand(node.whenTrue, constants), expand(node.whenFalse, constants)]
    return isEmpty(yes) && isEmpty(no)
      ? HOLE
      : { texts: [...yes.texts, ...no.texts], used: new Set([...yes.used, ...no.used]) }
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [expand(node.left, constants), expand(node.right, constants)]
    return isEmpty(left) && isEmpty(right) ? HOLE : both(left, right)
  }
  if (
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'count'
  )
    return counted(node)
  if (ts.isIdentifier(node)) {
    const made = constants.of(node)
    return made ? expand(made, constants) : HOLE
  }
  return HOLE
}

/** `count(n, 'host')`: a number of things, whose words are texts of their own. */
function counted(_call: ts.CallExpression): Expansion {
  return HOLE
}

/** Constants of a file whose value is chosen from texts, and which stand in nothing but templates. */
export interface Constants {
  of(name: ts.Identifier): ts.Expression | undefined
}

const bare = (node: ts.Expression): ts.Expression =>
  ts.isParenthesizedExpression(node) ? bare(node.expression) : node

export function constantsOf(file: ts.SourceFile): Constants {
  const values = new Map<string, ts.Expression | undefined>()
  const elsewhere = new Set<string>()
  const visit = (node: ts.Node) => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) {
      const { text } = node.name
      const value = node.initializer && bare(node.initializer)
      const chosen = value && ts.isConditionalExpression(value) ? value : undefined
      // Two of one name: which is meant would take scopes to tell.
      values.set(text, values.has(text) ? undefined : chosen)
      if (node.initializer) visit(node.initializer)
      return
    }
    if (ts.isIdentifier(node) && !ts.isTemplateSpan(node.parent)) elsewhere.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { of: ({ text }) => (elsewhere.has(text) ? undefined : values.get(text)) }
}

/** As a catalogue names it: holes numbered, neighbouring ones one. */
export function idOf(pieces: Pieces): string {
  let n = 0
  return pieces.map(piece => piece ?? `{${n++}}`).join('')
}
