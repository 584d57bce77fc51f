import type { AndOr, Command, List, Pipeline, Simple, Word } from './ast.ts'
import { BUILTINS, SPECIAL } from './builtins.ts'
import { execute } from './execute.ts'
import { expand, expandPattern, expandWhole, type Substitute, substituted } from './expand.ts'
import { parse } from './parse.ts'
import { matches } from './pattern.ts'
import { redirected } from './redirect.ts'
import { Break, Exit, Return, type Shell } from './shell.ts'
import { Gathered, Input, type Steps, type Streams } from './system.ts'

/** Where a command stands: what it is connected to, and whether somebody looks at its exit code. */
interface Place {
  readonly shell: Shell
  readonly io: Streams
  readonly tested: boolean
}

/** Runs a program to its end, its EXIT trap included. */
export function* runProgram(text: string, shell: Shell, io: Streams): Steps<number> {
  return yield* runShell(parse(text), { shell, io, tested: false })
}

function* runShell(body: List, place: Place): Steps<number> {
  const { shell, io } = place
  const code = yield* ending(body, place)
  const last = shell.onExit
  if (last === undefined) return code
  shell.onExit = undefined
  shell.status = code
  const said = yield* ending(parse(last), { shell, io, tested: true })
  return shell.exiting ? said : code
}

function* ending(body: List, place: Place): Steps<number> {
  place.shell.exiting = false
  try {
    return yield* runList(body, place)
  } catch (end) {
    if (!(end instanceof Exit)) throw end
    place.shell.exiting = true
    return end.code
  }
}

function* runList(list: List, place: Place): Steps<number> {
  const { shell } = place
  for (const item of list) {
    const only = single(item)
    if (!only) {
      shell.status = yield* runAndOr(item, place)
      continue
    }
    const said = startCommand(only, place)
    shell.status = typeof said === 'number' ? said : yield* said
    if (shell.status !== 0 && shell.errexit && !place.tested && judged(item.first))
      throw new Exit(shell.status)
  }
  return shell.status
}

/** The command that stands alone between two ends of lines, as most do. */
const single = ({ first, rest }: AndOr) =>
  rest.length === 0 && first.commands.length === 1 && !first.negated ? first.commands[0] : undefined

function* runAndOr({ first, rest }: AndOr, place: Place): Steps<number> {
  const { shell } = place
  const tested: Place = rest.length > 0 ? { ...place, tested: true } : place
  let last = first
  const began = startPipeline(first, tested)
  shell.status = typeof began === 'number' ? began : yield* began
  for (const [i, { op, pipeline }] of rest.entries()) {
    if ((shell.status === 0) !== (op === '&&')) continue
    last = pipeline
    const said = startPipeline(pipeline, i === rest.length - 1 ? place : tested)
    shell.status = typeof said === 'number' ? said : yield* said
  }
  const isLast = last === (rest.at(-1)?.pipeline ?? first)
  if (shell.status !== 0 && shell.errexit && !place.tested && isLast && judged(last))
    throw new Exit(shell.status)
  return shell.status
}

/** Most commands are over at once: no steps are made for those. */
function startPipeline(pipeline: Pipeline, place: Place): number | Steps<number> {
  const { negated, commands } = pipeline
  return !negated && commands.length === 1
    ? startCommand(commands[0] as Command, place)
    : runPipeline(pipeline, place)
}

/** Compound commands are not judged by `set -e` themselves: what failed in them was, where nobody looked at it. */
const judged = ({ negated, commands }: Pipeline) =>
  !negated &&
  (commands.length > 1 || commands[0]?.kind === 'simple' || commands[0]?.kind === 'subshell')

function* runPipeline({ negated, commands }: Pipeline, place: Place): Steps<number> {
  const { shell, io } = place
  const here: Place = negated ? { ...place, tested: true } : place
  let code = 0
  if (commands.length === 1) {
    const said = startCommand(commands[0] as Command, here)
    code = typeof said === 'number' ? said : yield* said
  } else {
    // One after the other: nothing that is sent here goes on without end.
    let input = io.in
    for (const [i, command] of commands.entries()) {
      const said = new Gathered()
      const out = i === commands.length - 1 ? io.out : said.out
      const streams = { in: input, out, err: io.err }
      code = yield* inSubshell([alone(command)], { shell, io: streams, tested: here.tested })
      input = new Input(said.text)
    }
  }
  return negated ? (code === 0 ? 1 : 0) : code
}

const alone = (command: Command): AndOr => ({
  first: { negated: false, commands: [command] },
  rest: [],
})

function* inSubshell(body: List, { shell, io, tested }: Place): Steps<number> {
  return yield* runShell(body, { shell: shell.subshell(), io, tested })
}

function startCommand(command: Command, place: Place): number | Steps<number> {
  if (command.kind === 'function') {
    place.shell.functions.set(command.name, command.body)
    return 0
  }
  if (command.kind !== 'simple')
    return command.redirects.length === 0
      ? runCompound(command, place)
      : runRedirected(command, place)
  if (command.runs || command.redirects.length > 0 || command.assigns.length > 0)
    return runSimple(command, place)
  const args = command.literals ?? expand(command.words, place.shell)
  return args.length > 0 ? call(args, NONE, place) : 0
}

const NONE: ReadonlyMap<string, string> = new Map()

type Compound = Exclude<Command, Simple | { kind: 'function' }>

function* runRedirected(command: Compound, place: Place): Steps<number> {
  const { shell } = place
  const opened = yield* redirected(command.redirects, place.io, shell, substitution(place))
  if (typeof opened === 'number') return opened
  const code = yield* runCompound(command, { ...place, io: opened.io })
  return yield* opened.close(code)
}

function* runCompound(command: Compound, place: Place): Steps<number> {
  const looking: Place = { ...place, tested: true }
  const run = substitution(place)
  const { shell } = place
  switch (command.kind) {
    case 'group':
      return yield* runList(command.body, place)
    case 'subshell':
      return yield* inSubshell(command.body, place)
    case 'if':
      for (const { test, body } of command.branches) {
        if ((yield* runList(test, looking)) === 0) {
          shell.status = 0
          return yield* runList(body, place)
        }
      }
      shell.status = 0
      return yield* runList(command.otherwise, place)
    case 'for': {
      const given: Word[] = []
      for (const word of command.words ?? []) given.push(yield* substituted(word, shell, run))
      const words = command.words ? expand(given, shell) : shell.args
      return yield* loop(command.body, place, turn => {
        const word = words[turn]
        if (word !== undefined) shell.vars.set(command.name, word)
        return word !== undefined
      })
    }
    case 'loop':
      return yield* loop(command.body, place, function* () {
        const code = yield* runList(command.test, looking)
        return (code === 0) !== command.until
      })
    case 'case': {
      const word = expandWhole(yield* substituted(command.word, shell, run), shell)
      for (const { patterns, body } of command.arms)
        for (const pattern of patterns)
          if (matches(word, expandPattern(yield* substituted(pattern, shell, run), shell))) {
            shell.status = 0
            return yield* runList(body, place)
          }
      return 0
    }
  }
}

function* loop(
  body: List,
  place: Place,
  again: (turn: number) => boolean | Steps<boolean>,
): Steps<number> {
  let code = 0
  for (let turn = 0; ; turn++) {
    try {
      const goesOn = again(turn)
      if (!(typeof goesOn === 'boolean' ? goesOn : yield* goesOn)) break
      place.shell.status = 0
      code = yield* runList(body, place)
    } catch (end) {
      if (!(end instanceof Break)) throw end
      if (--end.levels > 0) throw end
      code = 0
      if (!end.goOn) break
    }
  }
  place.shell.status = code
  return code
}

/** Runs the commands of `$(…)`; how they ended is told to `ended`. Whoever looks at the whole does not look at them. */
const substitution = (place: Place, ended: (code: number) => void = () => {}): Substitute =>
  function* (body) {
    const { shell } = place
    const said = new Gathered()
    const io = { in: place.io.in, out: said.out, err: place.io.err }
    const before = shell.status
    ended(yield* inSubshell(body, { shell, io, tested: false }))
    shell.status = before
    return said.text
  }

function* runSimple({ assigns, words, redirects }: Simple, place: Place): Steps<number> {
  const { shell } = place
  let last = 0
  const run = substitution(place, code => {
    last = code
  })
  const given: Word[] = []
  for (const word of words) given.push(yield* substituted(word, shell, run))
  const args = expand(given, shell)
  const name = args[0]
  const own = new Map<string, string>()
  for (const assign of assigns) {
    const value = expandWhole(yield* substituted(assign.value, shell, run), shell)
    if (name === undefined || SPECIAL.includes(name)) shell.vars.set(assign.name, value)
    else own.set(assign.name, value)
  }
  const opened =
    redirects.length > 0 ? yield* redirected(redirects, place.io, shell, run) : undefined
  if (typeof opened === 'number') {
    if (name !== undefined && SPECIAL.includes(name)) throw new Exit(opened)
    return opened
  }
  const io = opened ? opened.io : place.io
  const said = name === undefined ? last : call(args, own, { ...place, io })
  const code = typeof said === 'number' ? said : yield* said
  return opened ? yield* opened.close(code) : code
}

/** A function, a builtin, or a program, with the variables that are set for it alone. */
function call(
  args: readonly string[],
  own: ReadonlyMap<string, string>,
  place: Place,
): number | Steps<number> {
  const { shell, io } = place
  const name = args[0] as string
  const body = shell.functions.get(name)
  if (body) return callFunction(body, args, place)
  const builtin = BUILTINS[name]
  if (!builtin) return execute(args, io, withOwn(shell, own))
  const evaluated = (text: string) => evaluate(text, place)
  if (own.size === 0) return builtin({ args, shell, io, evaluate: evaluated })
  return callWith(own, shell, () => builtin({ args, shell, io, evaluate: evaluated }))
}

function* callWith(
  own: ReadonlyMap<string, string>,
  shell: Shell,
  builtin: () => number | Steps<number>,
): Steps<number> {
  const saved = shell.vars
  shell.vars = new Map([...saved, ...own])
  const said = builtin()
  const code = typeof said === 'number' ? said : yield* said
  // What `read` sets stays; what stood before the command does not.
  for (const key of own.keys()) restore(shell.vars, saved, key)
  return code
}

function restore(vars: Map<string, string>, saved: ReadonlyMap<string, string>, key: string) {
  const value = saved.get(key)
  if (value === undefined) vars.delete(key)
  else vars.set(key, value)
}

function withOwn(shell: Shell, own: ReadonlyMap<string, string>): Shell {
  if (own.size === 0) return shell
  const inner = shell.subshell()
  for (const [name, value] of own) {
    inner.vars.set(name, value)
    inner.exported.add(name)
  }
  return inner
}

function* evaluate(text: string, place: Place): Steps<number> {
  place.shell.status = 0
  return yield* runList(parse(text), place)
}

function* callFunction(body: Command, args: readonly string[], place: Place): Steps<number> {
  const { shell } = place
  const outer = shell.args
  shell.args = args.slice(1)
  try {
    const said = startCommand(body, place)
    return typeof said === 'number' ? said : yield* said
  } catch (end) {
    if (!(end instanceof Return)) throw end
    return end.code
  } finally {
    shell.args = outer
  }
}
