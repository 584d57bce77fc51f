import { Problem } from '../core/problem.ts'

/**
 * Makes sure that a name that was given, if one was, is one of those that there are.
 *
 * @throws Problem CONFIG_INVALID, whose hint lists the first `most` of them
 */
export function demand(
  what: string,
  name: string | undefined,
  known: readonly string[],
  most: number = known.length,
): void {
  if (name === undefined || known.includes(name)) return
  throw new Problem('CONFIG_INVALID', `there is no ${what} named ${name}`, {
    hint:
      known.length > 0
        ? `there are: ${known.slice(0, most).join(', ')}`
        : 'there is none yet: slipway up makes one',
  })
}
