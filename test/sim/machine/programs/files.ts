import { type Call, FileError } from '../../shell/system.ts'
import { RELEASE } from '../kernel.ts'
import type { Machine } from '../machine.ts'
import { flag, given, type MachineProgram, tick, unknown } from './program.ts'

const octal = (text: string) => Number.parseInt(text, 8)
const what = ({ args }: Call) => args.join(' ').slice(0, 100)

function* changing(call: Call, change: () => void) {
  yield* tick(2, what(call))
  try {
    change()
    return 0
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    call.err(`${call.args[0]}: ${call.args.at(-1)}: ${error.message}\n`)
    return 1
  }
}

const USERS = ['root', 'vagrant']

function owner(text: string): { user: string; group?: string } {
  const [user = '', group] = text.split(':')
  if (!USERS.includes(user)) throw new FileError(`invalid user: '${text}'`)
  return { user, ...(group && { group }) }
}

function describe(m: Machine, path: string, format: string, follow: boolean): string {
  const entry = follow ? m.files.entry(path) : m.files.own(path)
  if (!entry) throw new FileError('No such file or directory')
  return format
    .replaceAll('%a', entry.mode.toString(8))
    .replaceAll('%U', entry.user)
    .replaceAll('%G', entry.group)
    .replaceAll('%s', String(entry.content.length))
    .replaceAll('%n', path)
}

export const files: Readonly<Record<string, MachineProgram>> = {
  mkdir(m, call) {
    const { options, words } = given(call.args, ['m'])
    const mode = octal(options.get('m') || '777') & (options.has('m') ? 0o777 : ~call.shell.umask)
    return changing(call, () => {
      for (const word of words) {
        const path = call.shell.path(word)
        if (!options.has('p')) m.files.folder(path, mode)
        else m.files.folders(path, mode)
      }
    })
  },

  rm(m, call) {
    const asked = given(call.args)
    const paths = asked.words.map(word => call.shell.path(word))
    const recursive = flag(asked, 'r')
    return (function* () {
      for (const path of paths) {
        if (!m.files.own(path)) {
          if (flag(asked, 'f')) continue
          call.err(`rm: cannot remove '${path}': No such file or directory\n`)
          return 1
        }
        if (m.files.own(path)?.kind === 'folder' && !recursive) {
          call.err(`rm: cannot remove '${path}': Is a directory\n`)
          return 1
        }
        yield* tick(2, `rm ${path}`)
        m.files.remove(path)
      }
      return 0
    })()
  },

  rmdir: (m, call) =>
    changing(call, () => {
      for (const word of given(call.args).words) {
        if (m.files.list(call.shell.path(word)).length > 0)
          throw new FileError('Directory not empty')
        m.files.remove(call.shell.path(word))
      }
    }),

  mv(m, call) {
    const [from = '', to = ''] = given(call.args).words.map(word => call.shell.path(word))
    return changing(call, () =>
      m.files.rename(m.files.resolve(from), m.files.isLink(to) ? to : m.files.resolve(to)),
    )
  },

  cp(m, call) {
    const { options, words } = given(call.args)
    const [from = '', to = ''] = words.map(word => call.shell.path(word))
    if (flag({ options }, 'r')) unknown(call)
    return changing(call, () => m.files.write(to, m.files.read(from), m.files.entry(from)?.mode))
  },

  ln(m, call) {
    const [target = '', path = ''] = given(call.args).words
    return changing(call, () => m.files.link(call.shell.path(path), target))
  },

  touch: (m, call) =>
    changing(call, () => {
      for (const word of given(call.args).words) {
        const path = call.shell.path(word)
        if (!m.files.kind(path)) m.files.write(path, '', 0o666 & ~call.shell.umask)
      }
    }),

  chmod(m, call) {
    const [mode = '', ...paths] = given(call.args).words
    if (!/^[0-7]+$/.test(mode)) unknown(call)
    return changing(call, () => {
      for (const path of paths) m.files.amend(call.shell.path(path), { mode: octal(mode) })
    })
  },

  chown(m, call) {
    const [who = '', ...paths] = given(call.args).words
    return changing(call, () => {
      for (const path of paths) m.files.amend(call.shell.path(path), owner(who))
    })
  },

  install(m, call) {
    const { options, words } = given(call.args, ['m', 'o', 'g'])
    const mode = octal(options.get('m') || '755')
    const user = options.get('o') || 'root'
    const group = options.get('g') || user
    const paths = words.map(word => call.shell.path(word))
    return changing(call, () => {
      if (options.has('d'))
        for (const path of paths) {
          m.files.folders(path, mode)
          m.files.amend(path, { mode, user, group })
        }
      else {
        const [from = '', to = ''] = paths
        m.files.write(to, m.files.read(from), mode)
        m.files.amend(to, { mode, user, group })
      }
    })
  },

  mktemp(m, call) {
    const { options, words } = given(call.args)
    const template = words[0] ?? '/tmp/tmp.XXXXXX'
    return (function* () {
      yield* tick(2, what(call))
      const name = template.replace(/X+$/, x =>
        Array.from(x, () => Math.floor(m.around.random() * 36).toString(36)).join(''),
      )
      try {
        if (options.has('d')) m.files.folder(call.shell.path(name), 0o700)
        else m.files.write(call.shell.path(name), '', 0o600)
      } catch (error) {
        if (!(error instanceof FileError)) throw error
        call.err(`mktemp: failed to create file via template '${template}': ${error.message}\n`)
        return 1
      }
      call.out(`${name}\n`)
      return 0
    })()
  },

  /** `if=/dev/null of=FILE conv=notrunc,fsync`: puts a file on the disk. */
  dd(m, call) {
    const path = call.args.find(a => a.startsWith('of='))?.slice(3)
    if (!path || !call.args.some(a => /^conv=.*fsync/.test(a))) unknown(call)
    m.files.sync(call.shell.path(path))
    return 0
  },

  sync(m, call) {
    const { words } = given(call.args)
    if (words.length === 0) m.files.sync()
    for (const word of words) m.files.sync(call.shell.path(word))
    return 0
  },

  readlink(m, call) {
    if (call.args[1] !== '-f') unknown(call)
    call.out(`${m.files.resolve(call.shell.path(call.args[2] ?? ''))}\n`)
    return 0
  },

  dirname(_, call) {
    const path = (call.args[1] ?? '').replace(/(.)\/+$/, '$1')
    call.out(`${path.includes('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : '.'}\n`)
    return 0
  },

  basename(_, call) {
    call.out(`${(call.args[1] ?? '').split('/').pop()}\n`)
    return 0
  },

  stat(m, call) {
    const [letters = '', format = '', ...paths] = call.args.slice(1)
    if (letters === '-fc' && format === '%T') {
      call.out('tmpfs\n')
      return 0
    }
    if (!/^-L?c$/.test(letters)) unknown(call)
    for (const path of paths)
      call.out(`${describe(m, call.shell.path(path), format, letters.includes('L'))}\n`)
    return 0
  },

  ls(m, call) {
    const asked = given(call.args)
    let code = 0
    for (const word of asked.words.length > 0 ? asked.words : ['.']) {
      const path = call.shell.path(word)
      const kind = m.files.kind(path)
      if (!kind) {
        call.err(`ls: cannot access '${word}': No such file or directory\n`)
        code = 2
      } else if (kind === 'file' || flag(asked, 'd')) call.out(`${word}\n`)
      else
        for (const name of m.files.list(path))
          if (!name.startsWith('.') || flag(asked, 'A') || flag(asked, 'a')) call.out(`${name}\n`)
    }
    return code
  },

  df(m, call) {
    const full = m.isFull
    const [size, free] = [40_000, full ? 0 : 31_000]
    const use = full ? '100%' : '23%'
    if (call.args[1] === '-Pm')
      call.out(
        `Filesystem     1048576-blocks      Used Available Capacity Mounted on\n/dev/sda1 ${size} ${size - free} ${free} ${use} /\n`,
      )
    else
      call.out(
        `Filesystem      Size  Used Avail Use% Mounted on\n/dev/sda1        40G  ${full ? '40G' : '9G'}  ${full ? '0' : '31G'}  ${use} /\n`,
      )
    return 0
  },

  uname(m, call) {
    if (call.args[1] === '-r') call.out(`${RELEASE[m.flavour]}\n`)
    else if (call.args[1] === '-m') call.out('x86_64\n')
    else unknown(call)
    return 0
  },
}
