import { createHash } from 'node:crypto'
import { RPM_DAMAGE } from '../../../../src/facts/packages.ts'
import { type Call, FileError } from '../../shell/system.ts'
import type { Machine } from '../machine.ts'
import { given, type MachineProgram, unknown } from './program.ts'
import { rpmDamage } from './rpm.ts'

/** What the files say one after the other, or stdin; files that cannot be read are complained of. */
function contents(m: Machine, call: Call, paths: readonly string[]) {
  if (paths.length === 0) return { texts: [call.in.rest()], code: 0 }
  let code = 0
  const texts: string[] = []
  for (const path of paths) {
    try {
      texts.push(path === '-' ? call.in.rest() : m.files.read(call.shell.path(path)))
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      call.err(`${call.args[0]}: ${path}: ${error.message}\n`)
      code = 1
    }
  }
  return { texts, code }
}

const linesOf = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))
const asText = (lines: readonly string[]) => lines.map(line => `${line}\n`).join('')

type Row = (line: string, number: number, seen: Set<string>) => string | undefined
const field = (line: string, n: number) => line.trim().split(/\s+/)[n - 1] ?? ''

/** The awk programs that slipway sends, each as a function of a line. */
const AWK: Readonly<Record<string, Row>> = {
  '/^MemTotal:/ { print int($2 / 1024) }': line =>
    line.startsWith('MemTotal:') ? String(Math.floor(Number(field(line, 2)) / 1024)) : undefined,
  'NR == 2 { print $4 }': (line, number) => (number === 2 ? field(line, 4) : undefined),
  '!seen[$0]++': (line, _, seen) => (seen.size < seen.add(line).size ? line : undefined),
  '$2 ~ "^/var/lib/kubelet/" { print $2 }': line =>
    field(line, 2).startsWith('/var/lib/kubelet/') ? field(line, 2) : undefined,
}

const asRegex = (pattern: string, extended: boolean) =>
  extended ? pattern : pattern.replaceAll(/[(){}|+?]/g, '\\$&')

export const text: Readonly<Record<string, MachineProgram>> = {
  cat(m, call) {
    const { texts, code } = contents(m, call, given(call.args).words)
    for (const text of texts) call.out(text)
    return code
  },

  head(m, call) {
    const { options, words } = given(call.args, ['n'])
    const { texts, code } = contents(m, call, words)
    const count = Number(options.get('n') ?? 10)
    for (const text of texts) call.out(asText(linesOf(text).slice(0, count)))
    return code
  },

  tail(m, call) {
    const { options, words } = given(call.args, ['n', 'c'])
    const { texts, code } = contents(m, call, words)
    const count = options.get('n') ?? '10'
    for (const text of texts) {
      const lines = linesOf(text)
      const from = count.startsWith('+')
        ? Number(count) - 1
        : Math.max(0, lines.length - Number(count))
      call.out(asText(lines.slice(from)))
    }
    return code
  },

  cut(m, call) {
    const { options, words } = given(call.args, ['d', 'f'])
    const bundled = (letter: string) =>
      options.get(letter) || [...options.keys()].find(o => o.startsWith(letter))?.slice(1)
    const number = Number(bundled('f'))
    const { texts, code } = contents(m, call, words)
    for (const text of texts)
      call.out(asText(linesOf(text).map(l => l.split(bundled('d') ?? '\t')[number - 1] ?? '')))
    return code
  },

  sort(m, call) {
    const { options, words } = given(call.args)
    const { texts, code } = contents(m, call, words)
    const lines = texts.flatMap(linesOf).sort()
    if (options.has('u')) call.out(asText([...new Set(lines)]))
    else call.out(asText(options.has('r') ? lines.reverse() : lines))
    return code
  },

  wc(m, call) {
    const { options, words } = given(call.args)
    const { texts, code } = contents(m, call, words)
    if (!options.has('l')) unknown(call)
    call.out(`${linesOf(texts.join('')).length}\n`)
    return code
  },

  tr(_, call) {
    const [from = '', to = ''] = given(call.args).words
    if (call.args[1] === '-d') call.out(call.in.rest().replaceAll(from.replace('\\n', '\n'), ''))
    else if (from.length === 1 && to.length <= 2)
      call.out(call.in.rest().replaceAll(from, to.replace('\\n', '\n')))
    else unknown(call)
    return 0
  },

  awk(m, call) {
    const [program = '', ...paths] = call.args.slice(1)
    if (program === RPM_DAMAGE) {
      call.out(rpmDamage(m, call.in.rest()))
      return 0
    }
    const row = AWK[program] ?? unknown(call)
    const { texts, code } = contents(m, call, paths)
    const seen = new Set<string>()
    for (const text of texts)
      linesOf(text).forEach((line, i) => {
        const said = row(line, i + 1, seen)
        if (said !== undefined) call.out(`${said}\n`)
      })
    return code
  },

  grep(m, call) {
    const patterns: string[] = []
    const words: string[] = []
    let flags = ''
    for (let i = 1; i < call.args.length; i++) {
      const arg = call.args[i] as string
      if (arg === '-e') patterns.push(call.args[++i] ?? '')
      else if (/^-[qvwEFixc]+$/.test(arg)) flags += arg.slice(1)
      else if (arg.startsWith('-') && arg !== '-') unknown(call)
      else words.push(arg)
    }
    if (patterns.length === 0) patterns.push(words.shift() ?? '')
    const sources = patterns.map(p =>
      flags.includes('F')
        ? p.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
        : asRegex(p, flags.includes('E')),
    )
    const whole = flags.includes('x') ? '^(?:X)$' : flags.includes('w') ? '\\b(?:X)\\b' : '(?:X)'
    const regex = new RegExp(
      sources.map(s => whole.replace('X', () => s)).join('|'),
      flags.includes('i') ? 'i' : '',
    )
    const { texts, code } = contents(m, call, words)
    const found = texts.flatMap(linesOf).filter(l => regex.test(l) !== flags.includes('v'))
    if (flags.includes('c')) call.out(`${found.length}\n`)
    else if (!flags.includes('q')) call.out(asText(found))
    return found.length > 0 ? 0 : code === 1 ? 2 : 1
  },

  /** `s/PATTERN/REPLACEMENT/` alone, with `p` behind it and `-n` before it. */
  sed(m, call) {
    const { options, words } = given(call.args)
    const [script = '', ...paths] = words
    const [, pattern = '', replacement = '', print] =
      script.match(/^s\/((?:[^/\\]|\\.)*)\/((?:[^/\\&]|\\.)*)\/(p?)$/) ?? unknown(call)
    // In a basic expression it is the escaped ones that group.
    const regex = new RegExp(
      pattern.replaceAll(/\\?[(){}|+?]/g, found =>
        found.length === 2 ? found.slice(1) : `\\${found}`,
      ),
    )
    const { texts, code } = contents(m, call, paths)
    for (const line of texts.flatMap(linesOf)) {
      const fits = regex.test(line)
      if (options.has('n') && !(fits && print)) continue
      call.out(`${line.replace(regex, replacement.replaceAll(/\\(\d)/g, '$$$1'))}\n`)
    }
    return code
  },

  cmp(m, call) {
    const { texts, code } = contents(m, call, given(call.args).words)
    return code === 1 ? 2 : texts[0] === texts[1] ? 0 : 1
  },

  sha256sum(m, call) {
    let code = 0
    const { words } = given(call.args)
    for (const path of words.length > 0 ? words : ['-']) {
      const found = contents(m, call, [path])
      code ||= found.code
      for (const text of found.texts)
        call.out(`${createHash('sha256').update(text).digest('hex')}  ${path}\n`)
    }
    return code
  },
}
