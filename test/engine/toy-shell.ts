/** What a host keeps: values by key. */
export type ToyState = Map<string, string>

/** Carries out one toy command. */
export function answerToy(state: ToyState, line: string): { code: number; said: string } {
  const [toy, verb, key = '', value = ''] = line.split(' ')
  if (toy !== 'toy') throw new Error(`not a toy: ${line}`)
  switch (verb) {
    case 'get':
      return { code: state.has(key) ? 0 : 1, said: `${state.get(key) ?? ''}\n` }
    case 'put':
      state.set(key, value)
      return { code: 0, said: `put ${key} ${value}\n` }
    case 'append':
      state.set(key, state.has(key) ? `${state.get(key)} ${value}` : value)
      return { code: 0, said: `append ${key} ${value}\n` }
    case 'say':
      return { code: 0, said: `${key}\n` }
    case 'fail':
      return { code: Number(key), said: 'about to fail\n' }
    case 'nothing':
      return { code: 0, said: '' }
    default:
      throw new Error(`no such toy: ${line}`)
  }
}

/** The questions of a program made by `askAll`. */
export function readQuestions(text: string) {
  const found = [
    ...text.matchAll(
      /^\(\n([\s\S]*?)\n\) <\/dev\/null 2>\/dev\/null\nprintf '\\n%s %s\\n' (\S+)/gm,
    ),
  ]
  return found.length === 0
    ? undefined
    : { asks: found.map(m => m[1] as string), boundary: found[0]?.[2] as string }
}

/** A program made by `detached`, or by `follow`, which has no lines. */
export function readDetached(text: string) {
  const id = text.match(/^d=.*\/(\S+)$/m)?.[1]
  const from = text.match(/tail -q -c \+(\d+)/)?.[1]
  if (!id || !from) throw new Error(`not a detached program: ${text}`)
  const program = text.match(/printf '%s' '((?:[^']|'\\'')*)' >"\$d\/program"/)?.[1]
  return {
    id,
    from: Number(from) - 1,
    lines: program?.replaceAll("'\\''", "'").split('\n'),
  }
}

export interface ClaimWish {
  readonly verb: 'take' | 'keep' | 'release'
  readonly run: string
  /** What the run says of itself. */
  readonly by: string
  readonly over?: { readonly run: string; readonly evenFresh: boolean }
  /** It stands before a detached program. */
  readonly detached: boolean
}

/** What a program made by render/claim.ts wants of the host; undefined when it wants none. */
export function readClaimWish(text: string): ClaimWish | undefined {
  const released = text.match(/controller\)" != (\S+) \] \|\| rm -f/)?.[1]
  const base = { by: '', detached: false }
  if (released) return { ...base, verb: 'release', run: released }
  const run = text.match(/^'' \| (\S+)\) ;;$/m)?.[1]
  if (!run) return undefined
  const by = text.match(/^ {2}printf '%s\\n' \S+ '((?:[^']|'\\'')*)' "\$boot/m)?.[1] ?? ''
  const over = text.match(/^''.*;;\n(\S+)\)\n( {2}renewed)?/m)
  return {
    ...base,
    verb: text.includes('flock -n "$d/lock" true || printf') ? 'take' : 'keep',
    run,
    by: by.replaceAll("'\\''", "'"),
    ...(over?.[1] && { over: { run: over[1], evenFresh: !over[2] } }),
    detached: /^d=/m.test(text),
  }
}
