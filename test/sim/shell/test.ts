import type { Files } from './system.ts'

type Path = (given: string) => string

const UNARY: Readonly<Record<string, (value: string, files: Files, path: Path) => boolean>> = {
  '-n': value => value !== '',
  '-z': value => value === '',
  '-e': (value, files, path) => files.kind(path(value)) !== undefined,
  '-f': (value, files, path) => files.kind(path(value)) === 'file',
  '-d': (value, files, path) => files.kind(path(value)) === 'folder',
  '-L': (value, files, path) => files.isLink(path(value)),
  '-h': (value, files, path) => files.isLink(path(value)),
  '-r': (value, files, path) => files.kind(path(value)) !== undefined,
  '-w': (value, files, path) => files.kind(path(value)) !== undefined,
  '-x': (value, files, path) => files.kind(path(value)) !== undefined,
  '-s': (value, files, path) => {
    const kind = files.kind(path(value))
    return kind === 'folder' || (kind === 'file' && files.size(path(value)) > 0)
  },
  '-t': () => false,
}

const BINARY: Readonly<Record<string, (a: string, b: string) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '-eq': (a, b) => Number(a) === Number(b),
  '-ne': (a, b) => Number(a) !== Number(b),
  '-lt': (a, b) => Number(a) < Number(b),
  '-le': (a, b) => Number(a) <= Number(b),
  '-gt': (a, b) => Number(a) > Number(b),
  '-ge': (a, b) => Number(a) >= Number(b),
}

/**
 * test(1), by the number of words as POSIX has it.
 *
 * @throws Error for what is not known here
 */
export function holds(words: readonly string[], files: Files, path: Path): boolean {
  const [a = '', b = '', c = ''] = words
  const binary = BINARY[b]
  if (words.length === 0) return false
  if (words.length === 1) return a !== ''
  if (words.length === 3 && binary) return binary(a, c)
  if (a === '!') return !holds(words.slice(1), files, path)
  const unary = UNARY[a]
  if (words.length === 2 && unary) return unary(b, files, path)
  for (const [word, both] of [
    ['-o', false],
    ['-a', true],
  ] as const) {
    const at = words.indexOf(word)
    if (at <= 0) continue
    const left = holds(words.slice(0, at), files, path)
    const right = holds(words.slice(at + 1), files, path)
    return both ? left && right : left || right
  }
  throw new Error(`shell: test: ${words.join(' ')}`)
}
