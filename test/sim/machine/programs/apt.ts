import type { Call, Steps } from '../../shell/system.ts'
import type { Machine } from '../machine.ts'
import { knows, repositoryOf, startService, unpack } from '../packages.ts'
import { given, type MachineProgram, tick, unknown } from './program.ts'

const UPDATES = '/var/lib/dpkg/updates'
const LISTS = '/var/lib/apt/lists'
const LOCK_WAIT_MS = 5000

const locked = (m: Machine) => m.around.now() < m.conditions.packageLockedUntil

const holder = (what: string, file: string) =>
  `E: Could not get lock ${file}. It is held by process 4321 (unattended-upgr)\nE: Unable to ${what}, is another process using it?\n`

interface Source {
  readonly path: string
  readonly name: string
  readonly url: string
  readonly keyring: string | undefined
}

function sources(m: Machine): Source[] {
  const folder = '/etc/apt/sources.list.d'
  const paths = ['/etc/apt/sources.list', ...m.files.list(folder).map(name => `${folder}/${name}`)]
  return paths.flatMap(path =>
    (path.endsWith('.list') && m.files.kind(path) ? m.files.read(path) : '')
      .split('\n')
      .filter(line => line.startsWith('deb '))
      .map(line => ({
        path,
        name: path.replace(/^.*\//, '').replace(/\.list$/, ''),
        url: line.replace(/^deb (\[.*?\] )?/, '').split(' ')[0] ?? '',
        keyring: line.match(/signed-by=([^\] ]+)/)?.[1],
      })),
  )
}

function* update(m: Machine, call: Call): Steps<number> {
  if (locked(m)) {
    call.err(holder('lock directory /var/lib/apt/lists/', `${LISTS}/lock`))
    return 100
  }
  let code = 0
  for (const { name, url, keyring } of sources(m)) {
    yield* tick(600, `apt-get update: ${name}`)
    const answer = m.conditions.mirror()
    const list = `${LISTS}/${name}`
    if (keyring && !m.files.kind(keyring)) {
      call.err(
        `W: GPG error: ${url} InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 836F4BEB\nE: The repository '${url} InRelease' is not signed.\n`,
      )
      code = 100
    } else if (answer !== 'ok') {
      const why =
        answer === '503'
          ? '503  Service Unavailable [IP: 10.0.0.1 80]'
          : 'Could not connect to the server. - connect (110: Connection timed out)'
      const known = m.files.kind(list) !== undefined
      call.err(`${known ? 'W' : 'E'}: Failed to fetch ${url}/InRelease  ${why}\n`)
      call.err(
        `${known ? 'W' : 'E'}: Some index files failed to download. They have been ignored, or old ones used instead.\n`,
      )
      if (!known) code = 100
    } else if (!m.files.kind(list)) {
      m.files.write(list, `${url}\n`)
      m.files.sync(list)
    }
  }
  return code
}

/** @returns the exit code where the lock cannot be had */
function* lock(m: Machine, call: Call): Steps<number | undefined> {
  const until = m.around.now() + LOCK_WAIT_MS
  while (locked(m)) {
    if (m.around.now() >= until) {
      call.err(
        holder(
          'acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend)',
          '/var/lib/dpkg/lock-frontend',
        ),
      )
      return 100
    }
    yield* tick(1000, 'wait for the lock of dpkg')
  }
  return undefined
}

const INTERRUPTED =
  "dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem. \n"

function* install(m: Machine, call: Call, words: readonly string[]): Steps<number> {
  const refused = yield* lock(m, call)
  if (refused !== undefined) return refused
  if (m.files.list(UPDATES).length > 0) {
    call.err(`E: ${INTERRUPTED}`)
    return 100
  }
  const wanted = words
    .map(word => word.split('='))
    .map(([name = '', version = '4.3-2+deb12u1']) => ({ name, version }))
  for (const { name, version } of wanted) {
    const from = repositoryOf(m, name) ?? 'sources'
    if (!knows(m, name) || !m.files.kind(`${LISTS}/${from}`)) {
      call.err(
        m.packages.has(name)
          ? `E: Version '${version}' for '${name}' was not found\n`
          : `E: Unable to locate package ${name}\n`,
      )
      return 100
    }
  }
  const missing = wanted.filter(({ name, version }) => {
    const found = m.packages.get(name)
    return found?.version !== version || found.status !== 'installed'
  })
  for (const { name, version } of wanted)
    if (!missing.some(w => w.name === name))
      call.out(`${name} is already the newest version (${version}).\n`)
  if (missing.length === 0) return 0
  if (m.conditions.diskFull) {
    call.err("E: You don't have enough free space in /var/cache/apt/archives/.\n")
    return 100
  }
  for (const { name, version } of missing) {
    yield* tick(900, `apt-get: download ${name}`)
    const answer = m.conditions.mirror()
    if (answer === 'ok') continue
    const why =
      answer === '503' ? '503  Service Unavailable [IP: 10.0.0.1 80]' : 'Connection timed out'
    call.err(`E: Failed to fetch https://mirror/pool/${name}_${version}_amd64.deb  ${why}\n`)
    call.err(
      'E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?\n',
    )
    return 100
  }
  yield* tick(100, 'dpkg begins')
  m.files.write(`${UPDATES}/0001`, '')
  const held = (name: string) => m.packages.get(name)?.held ?? false
  for (const { name, version } of missing) {
    yield* tick(200, `dpkg: unpack ${name}`)
    call.out(`Unpacking ${name} (${version}) ...\n`)
    m.packages.set(name, { version, status: 'half-installed', held: held(name) })
    yield* tick(400, `dpkg: unpacked ${name}`)
    unpack(m, name)
    // dpkg has what it unpacks on the disk before it says so.
    m.files.sync()
    m.packages.set(name, { version, status: 'unpacked', held: held(name) })
  }
  yield* configure(m, call)
  return 0
}

function* configure(m: Machine, call: Call): Steps<void> {
  for (const [name, found] of m.packages.entries()) {
    if (found.status !== 'unpacked') continue
    yield* tick(300, `dpkg: configure ${name}`)
    call.out(`Setting up ${name} (${found.version}) ...\n`)
    m.packages.set(name, { ...found, status: 'installed' })
    startService(m, name)
    m.deeds.push(`installed ${name} ${found.version}`)
  }
  yield* tick(100, 'dpkg ends')
  for (const name of m.files.list(UPDATES)) m.files.remove(`${UPDATES}/${name}`)
  m.files.sync()
}

export const apt: Readonly<Record<string, MachineProgram>> = {
  'apt-get': (m, call) => {
    const [verb, ...words] = given(call.args, ['o']).words
    if (verb === 'update') return update(m, call)
    if (verb === 'install') return install(m, call, words)
    return unknown(call)
  },

  dpkg: (m, call) => {
    if (
      call.args
        .slice(1)
        .filter(a => !a.startsWith('--force'))
        .join(' ') !== '--configure -a'
    )
      unknown(call)
    return (function* () {
      if (locked(m)) {
        call.err('dpkg: error: dpkg frontend lock was locked by another process with pid 4321\n')
        return 2
      }
      yield* configure(m, call)
      return 0
    })()
  },

  'dpkg-query': (m, call) => {
    const { options, words } = given(call.args, ['f'])
    if (!options.has('W')) unknown(call)
    let code = 0
    for (const name of words) {
      const found = m.packages.get(name)
      if (!found) {
        call.err(`dpkg-query: no packages found matching ${name}\n`)
        code = 1
      } else
        call.out(
          (options.get('f') ?? '')
            .replace(/\$\{db:Status-Status\}/, found.status)
            .replace(/\$\{Package\}/, name)
            .replace(/\$\{Version\}/, found.version)
            .replace('\\n', '\n'),
        )
    }
    return code
  },

  'apt-mark': (m, call) => {
    const [, verb, ...names] = call.args
    if (verb === 'showhold') {
      const held = m.packages.entries().filter(([, p]) => p.held)
      for (const name of held.map(([name]) => name).sort()) call.out(`${name}\n`)
      return 0
    }
    if (verb !== 'hold' && verb !== 'unhold') unknown(call)
    return (function* () {
      const refused = yield* lock(m, call)
      if (refused !== undefined) return refused
      yield* tick(50, call.args.join(' '))
      for (const name of names) {
        const found = m.packages.get(name)
        if (!found) {
          call.err(
            `E: Can't select installed nor candidate version from package ${name} as it has neither of them\n`,
          )
          return 100
        }
        m.packages.set(name, { ...found, held: verb === 'hold' })
        call.out(`${name} set on ${verb}.\n`)
      }
      return 0
    })()
  },
}
