import { createTwoFilesPatch } from 'diff'

/** Unified diff of one file, three lines of context, without time stamps; empty when nothing differs. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const from = before === '' ? '/dev/null' : path
  const patch = createTwoFilesPatch(from, path, before, after, undefined, undefined, { context: 3 })
  return patch.slice(patch.search(/^--- /m)).replace(/^(--- .*)\t\n(\+\+\+ .*)\t\n/, '$1\n$2\n')
}
