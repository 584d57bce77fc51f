import { printf } from './printf.ts'
import { Break, Exit, Return, type Shell } from './shell.ts'
import type { Steps, Streams } from './system.ts'
import { holds } from './test.ts'

interface BuiltinCall {
  readonly args: readonly string[]
  readonly shell: Shell
  readonly io: Streams
  evaluate(text: string): Steps<number>
}

type Builtin = (call: BuiltinCall) => number | Steps<number>

const condition: Builtin = ({ args, shell }) => {
  const words = args[0] === '[' ? args.slice(1, -1) : args.slice(1)
  return holds(words, shell.system.files, path => shell.path(path)) ? 0 : 1
}

const assign: Builtin = ({ args, shell }) => {
  for (const word of args.slice(1)) {
    const [, name = word, value] = word.match(/^(\w+)=([\s\S]*)$/) ?? []
    if (value !== undefined) shell.vars.set(name, value)
    if (args[0] === 'export') shell.exported.add(name)
  }
  return 0
}

const known = (shell: Shell, name: string) =>
  shell.functions.has(name) || name in BUILTINS || shell.system.program(name) !== undefined

/** Those of POSIX's special builtins that are known here: what fails in their redirections ends the shell. */
export const SPECIAL: readonly string[] = [
  ...[':', '.', 'break', 'continue', 'eval', 'exit', 'export'],
  ...['readonly', 'return', 'set', 'shift', 'trap', 'unset'],
]

/** The commands that are part of the shell. */
export const BUILTINS: Readonly<Record<string, Builtin>> = {
  ':': () => 0,
  true: () => 0,
  false: () => 1,
  '[': condition,
  test: condition,
  export: assign,
  local: assign,
  readonly: assign,

  echo({ args, io }) {
    const words = args.slice(args[1] === '-n' ? 2 : 1).join(' ')
    io.out(printf('%b', [words]) + (args[1] === '-n' ? '' : '\n'))
    return 0
  },

  printf({ args, io }) {
    const [format = '', ...words] = args.slice(args[1] === '--' ? 2 : 1)
    io.out(printf(format, words))
    return 0
  },

  exit({ args, shell }) {
    throw new Exit(args[1] === undefined ? shell.status : Number(args[1]) & 255)
  },

  return({ args, shell }) {
    throw new Return(args[1] === undefined ? shell.status : Number(args[1]))
  },

  break({ args }) {
    throw new Break(false, Number(args[1] ?? 1))
  },

  continue({ args }) {
    throw new Break(true, Number(args[1] ?? 1))
  },

  cd({ args, shell, io }) {
    const folder = shell.path(args[1] ?? shell.value('HOME') ?? '/')
    if (shell.system.files.kind(folder) !== 'folder') {
      io.err(`sh: 1: cd: can't cd to ${args[1]}\n`)
      return 2
    }
    shell.folder = folder
    return 0
  },

  command({ args, shell, io }) {
    if (args[1] !== '-v') throw new Error(`shell: ${args.join(' ')}`)
    const name = args[2] ?? ''
    if (!known(shell, name)) return 127
    const own = shell.functions.has(name) || name in BUILTINS
    io.out(`${own ? name : `/usr/bin/${name}`}\n`)
    return 0
  },

  eval: ({ args, evaluate }) => evaluate(args.slice(1).join(' ')),

  '.': ({ args, shell, io, evaluate }) => {
    const path = shell.path(args[1] ?? '')
    if (shell.system.files.kind(path) === 'file') return evaluate(shell.system.files.read(path))
    io.err(`sh: 1: .: cannot open ${args[1]}: No such file\n`)
    throw new Exit(2)
  },

  read({ args, shell, io }) {
    const names = args.slice(1).filter(a => a !== '-r')
    const { line, whole } = io.in.line()
    const words = line.trim().split(/[ \t]+/)
    names.forEach((name, i) => {
      const rest = i === names.length - 1 ? words.slice(i).join(' ') : (words[i] ?? '')
      shell.vars.set(name, rest)
    })
    return whole ? 0 : 1
  },

  pwd({ shell, io }) {
    io.out(`${shell.folder}\n`)
    return 0
  },

  set({ args, shell }) {
    for (const [i, arg] of args.entries()) {
      if (i === 0) continue
      if (arg === '--') {
        shell.args = args.slice(i + 1)
        return 0
      }
      if (!/^[-+][eu]+$/.test(arg)) throw new Error(`shell: set ${arg}`)
      if (arg.includes('e')) shell.errexit = arg[0] === '-'
      if (arg.includes('u')) shell.nounset = arg[0] === '-'
    }
    return 0
  },

  shift({ args, shell }) {
    shell.args = shell.args.slice(Number(args[1] ?? 1))
    return 0
  },

  /** Only what is to be done at the end: no signal reaches a program here. */
  trap({ args, shell }) {
    const [, action = '', ...when] = args
    if (when.includes('EXIT') || when.includes('0'))
      shell.onExit = action === '-' ? undefined : action
    return 0
  },

  umask({ args, shell, io }) {
    if (args[1] === undefined) io.out(`${shell.umask.toString(8).padStart(4, '0')}\n`)
    else shell.umask = Number.parseInt(args[1], 8)
    return 0
  },

  unset({ args, shell }) {
    for (const name of args.slice(1)) shell.vars.delete(name)
    return 0
  },
}
