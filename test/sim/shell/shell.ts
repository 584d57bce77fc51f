import type { Command } from './ast.ts'
import type { System } from './system.ts'

/** Ends the shell, or the subshell. */
export class Exit {
  readonly code: number

  constructor(code: number) {
    this.code = code
  }
}

/** Ends a function. */
export class Return {
  readonly code: number

  constructor(code: number) {
    this.code = code
  }
}

/** Ends one or more loops, or only their turn. */
export class Break {
  readonly goOn: boolean
  levels: number

  constructor(goOn: boolean, levels: number) {
    this.goOn = goOn
    this.levels = levels
  }
}

/** What a shell remembers from one command to the next. */
export class Shell {
  readonly system: System
  vars: Map<string, string>
  exported: Set<string>
  functions: Map<string, Command>
  args: readonly string[] = []
  name = 'sh'
  folder = '/'
  umask = 0o022
  errexit = false
  nounset = false
  status = 0
  /** Whether the last list ended by `exit`. */
  exiting = false
  onExit: string | undefined

  constructor(system: System, vars: Readonly<Record<string, string>> = {}) {
    this.system = system
    this.vars = new Map(Object.entries(vars))
    this.exported = new Set(Object.keys(vars))
    this.functions = new Map()
  }

  /** A subshell: it knows everything, and what it does to itself stays there. Traps are not inherited. */
  subshell(): Shell {
    const shell = new Shell(this.system)
    shell.vars = new Map(this.vars)
    shell.exported = new Set(this.exported)
    shell.functions = new Map(this.functions)
    shell.args = this.args
    shell.name = this.name
    shell.folder = this.folder
    shell.umask = this.umask
    shell.errexit = this.errexit
    shell.nounset = this.nounset
    shell.status = this.status
    return shell
  }

  /** An absolute path without `.`, `..` and double slashes. */
  path(given: string): string {
    const whole = given.startsWith('/') ? given : `${this.folder}/${given}`
    if (!/\/\.{0,2}(\/|$)/.test(whole)) return whole
    const parts: string[] = []
    for (const part of whole.split('/')) {
      if (part === '..') parts.pop()
      else if (part !== '' && part !== '.') parts.push(part)
    }
    return `/${parts.join('/')}`
  }

  /** A variable or a parameter; undefined where it is not set. */
  value(name: string): string | undefined {
    switch (name) {
      case '?':
        return String(this.status)
      case '#':
        return String(this.args.length)
      case '$':
        return '4242'
      case '-':
        return this.errexit ? 'e' : ''
      case '0':
        return this.name
      case '@':
      case '*':
        return this.args.length > 0 ? this.args.join(' ') : undefined
      default:
        return /^\d+$/.test(name) ? this.args[Number(name) - 1] : this.vars.get(name)
    }
  }
}
