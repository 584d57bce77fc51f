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
