const TOKEN = /\s*(\d+|[A-Za-z_]\w*|<=|>=|==|!=|&&|\|\||[-+*/%()<>!?:])/y

const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
]

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '||': (a, b) => (a || b ? 1 : 0),
  '&&': (a, b) => (a && b ? 1 : 0),
  '==': (a, b) => (a === b ? 1 : 0),
  '!=': (a, b) => (a !== b ? 1 : 0),
  '<': (a, b) => (a < b ? 1 : 0),
  '<=': (a, b) => (a <= b ? 1 : 0),
  '>': (a, b) => (a > b ? 1 : 0),
  '>=': (a, b) => (a >= b ? 1 : 0),
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => Math.trunc(a / b),
  '%': (a, b) => a % b,
}

/** What `$((…))` comes to. @throws SyntaxError */
export function calculate(text: string, value: (name: string) => string | undefined): number {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text))
    tokens.push(found[1] as string)
  let at = 0
  const unary = (): number => {
    const token = tokens[at++]
    if (token === '-') return -unary()
    if (token === '+') return unary()
    if (token === '!') return unary() ? 0 : 1
    if (token === '(') {
      const inside = level(0)
      if (tokens[at++] !== ')') throw new SyntaxError(`shell: arithmetic: ${text}`)
      return inside
    }
    if (token === undefined) throw new SyntaxError(`shell: arithmetic: ${text}`)
    if (/^\d/.test(token)) return Number(token)
    return Number(value(token) || 0)
  }
  const level = (n: number): number => {
    const operators = LEVELS[n]
    if (!operators) return unary()
    let left = level(n + 1)
    while (operators.includes(tokens[at] ?? '')) {
      const operator = OPERATORS[tokens[at++] as string]
      left = operator?.(left, level(n + 1)) ?? 0
    }
    return left
  }
  const result = level(0)
  if (at < tokens.length) throw new SyntaxError(`shell: arithmetic: ${text}`)
  return result
}
