import type { Call, Steps } from '../../shell/system.ts'
import type { Machine } from '../machine.ts'
import { filesOf, knows, repositoryOf, unpack } from '../packages.ts'
import { given, type MachineProgram, tick, unknown } from './program.ts'

const REPOSITORIES = '/etc/yum.repos.d'
const CACHE = '/var/cache/yum'

/** `name-version-release` or a bare name. */
function split(word: string): { name: string; version?: string } {
  const [, name = word, version] = word.match(/^(.+?)-(\d.*)$/) ?? []
  return version === undefined ? { name: word } : { name, version }
}

const isThere = (m: Machine, word: string) => {
  const { name, version } = split(word)
  const found = m.packages.get(name)
  return found !== undefined && (version === undefined || found.version === version)
}

/** Asks all repositories that are known for their lists. @returns whether they could be had */
function* metadata(m: Machine, call: Call): Steps<boolean> {
  for (const file of m.files.list(REPOSITORIES).filter(name => name.endsWith('.repo'))) {
    const text = m.files.read(`${REPOSITORIES}/${file}`)
    const id = text.match(/^\[(.*)\]$/m)?.[1] ?? file
    if (m.files.kind(`${CACHE}/${id}`)) continue
    yield* tick(700, `yum: the list of ${id}`)
    if (/^mirrorlist=/m.test(text)) {
      call.err(
        `Could not retrieve mirrorlist http://mirrorlist.centos.org/ error was\n14: curl#6 - "Could not resolve host: mirrorlist.centos.org; Unknown error"\nCannot find a valid baseurl for repo: ${id}/7/x86_64\n`,
      )
      return false
    }
    const answer = m.conditions.mirror()
    if (answer !== 'ok') {
      const why =
        answer === '503'
          ? '[Errno 14] HTTPS Error 503 - Service Unavailable'
          : "[Errno 12] Timeout: (28, 'Connection timed out after 30001 milliseconds')"
      call.err(
        `https://mirror/${id}/repodata/repomd.xml: ${why}\nTrying other mirror.\nfailure: repodata/repomd.xml from ${id}: [Errno 256] No more mirrors to try.\n`,
      )
      return false
    }
    m.files.folders(CACHE)
    m.files.write(`${CACHE}/${id}`, '')
  }
  return true
}

function* transaction(
  m: Machine,
  call: Call,
  verb: string,
  words: readonly string[],
): Steps<number> {
  while (m.around.now() < m.conditions.packageLockedUntil) {
    call.err('Another app is currently holding the yum lock; waiting for it to exit...\n')
    yield* tick(2000, 'wait for the lock of yum')
  }
  if (!(yield* metadata(m, call))) return 1
  const wanted = words.map(split)
  for (const { name } of wanted) {
    const from = repositoryOf(m, name)
    if (knows(m, name) && (!from || m.files.kind(`${CACHE}/${from}`))) continue
    call.err(`No package ${name} available.\nError: Nothing to do\n`)
    return 1
  }
  const isNewer = (name: string, version: string) =>
    (m.packages.get(name)?.version ?? '').localeCompare(version, undefined, { numeric: true }) > 0
  const todo = wanted
    .map(({ name, version = m.packages.get(name)?.version ?? '3.4-1.el7' }) => ({ name, version }))
    .filter(
      ({ name, version }) => (m.packages.get(name)?.version === version) === (verb === 'reinstall'),
    )
    // yum 3 goes down only when it is told to.
    .filter(({ name, version }) => (verb === 'downgrade') === isNewer(name, version))
  if (todo.length === 0) return verb === 'reinstall' ? 1 : 0
  if (m.conditions.diskFull) {
    call.err(
      'Error Downloading Packages:\n  kubelet: Insufficient space in download directory /var/cache/yum\n    * free   0\n    * needed 20 M\n',
    )
    return 1
  }
  for (const { name, version } of todo) {
    yield* tick(1100, `yum: download ${name}`)
    const answer = m.conditions.mirror()
    if (answer === 'ok') continue
    const why =
      answer === '503'
        ? 'HTTPS Error 503 - Service Unavailable'
        : 'curl#28 - "Connection timed out"'
    call.err(
      `https://mirror/${name}-${version}.x86_64.rpm: [Errno 14] ${why}\nTrying other mirror.\n\nError downloading packages:\n  ${name}-${version}.x86_64: [Errno 256] No more mirrors to try.\n`,
    )
    return 1
  }
  for (const { name, version } of todo) {
    yield* tick(500, `rpm: unpack ${name}`)
    // Not put on the disk, while the database is: a power cut takes files from a package that rpm knows.
    unpack(m, name)
    yield* tick(100, `rpm: note ${name}`)
    m.packages.set(name, { version, status: 'installed' })
    m.deeds.push(`installed ${name} ${version}`)
  }
  return 0
}

/** `--qf`, with a part in brackets that is told of each file. */
function filled(m: Machine, format: string, name: string): string {
  const [version = '', release = ''] = m.packages.get(name)?.version.split(/-(?=[^-]*$)/) ?? []
  const fill = (text: string, values: Readonly<Record<string, string>>) =>
    text.replaceAll(/%\{=?([^}]+)\}/g, (_, tag: string) => values[tag] ?? '(none)')
  const own = { NAME: name, VERSION: version, RELEASE: release }
  return format
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t')
    .split(/\[([^\]]*)\]/)
    .map((text, i) =>
      i % 2 === 0
        ? fill(text, own)
        : filesOf(m, name)
            .map(({ path, content, isConfig }) =>
              fill(text, {
                ...own,
                'FILEMODES:perms': '-rw-r--r--',
                FILESTATES: '0',
                'FILEFLAGS:fflags': isConfig ? 'cn' : '',
                FILESIZES: String(content.length),
                FILEMTIMES: '1600000000',
                FILENAMES: path,
              }),
            )
            .join(''),
    )
    .join('')
}

/** What RPM_DAMAGE makes of it. Files have no times here, and none is cut off without being empty. */
export function rpmDamage(m: Machine, told: string): string {
  const signs = told.split('\n').flatMap(line => {
    if (line.startsWith('installed ')) return [`${line}\n`]
    const [mode = '', state, flags = '', size, , name, path = ''] = line.split('\t')
    if (!mode.startsWith('-') || state !== '0' || /[cdglmr]/.test(flags) || size === '0') return []
    const there = m.files.own(path)
    if (there?.content) return []
    return [`${there ? 'empty' : 'missing'} ${name} ${path}\n`]
  })
  const isVersion = (line: string) => line.startsWith('installed ')
  return [...signs.filter(isVersion), ...signs.filter(line => !isVersion(line))].join('')
}

export const rpm: Readonly<Record<string, MachineProgram>> = {
  rpm: (m, call) => {
    const { options, words } = given(call.args, ['qf'])
    if (!options.has('q')) unknown(call)
    // `-q --quiet` and `-q --qf FORMAT`.
    let missing = 0
    for (const word of words) {
      const found = isThere(m, word) ? m.packages.get(split(word).name) : undefined
      if (!found) missing++
      if (options.has('quiet')) continue
      if (!found) call.out(`package ${word} is not installed\n`)
      else if (options.has('qf')) call.out(filled(m, options.get('qf') ?? '', word))
      else call.out(`${word}-${found.version}.x86_64\n`)
    }
    return missing
  },

  yum: (m, call) => {
    const [verb = '', ...words] = given(call.args).words
    if (!['install', 'downgrade', 'reinstall'].includes(verb)) unknown(call)
    return transaction(m, call, verb, words)
  },
}
