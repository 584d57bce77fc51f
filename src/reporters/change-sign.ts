/** What a change does to what is there: `+` adds, `~` alters, `-` takes away. */
export type Sign = '+' | '~' | '-'

const SIGNS: Readonly<Record<string, Sign>> = {
  edit: '~',
  set: '~',
  change: '~',
  replace: '~',
  upgrade: '~',
  restart: '~',
  remove: '-',
  delete: '-',
  reset: '-',
  stop: '-',
  disable: '-',
}

/** By the verb that the summary of a change begins with. */
export const signOf = (summary: string): Sign => {
  const [verb = ''] = summary.split(' ', 1)
  return (Object.hasOwn(SIGNS, verb) && SIGNS[verb]) || '+'
}
