import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { steps } from '../../src/steps/index.ts'
import { slipway } from './io.ts'

const folder = mkdtempSync(join(tmpdir(), 'slipway-cli-'))
const write = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const hosts = 'hosts:\n  master: { address: 192.168.56.10, role: control-plane }\n'
const good = write('good.yaml', `cluster: lab\npreset: notes-2020\n${hosts}`)
const broken = write('broken.yaml', 'cluster: lab\npreset: notes-2021\nhosts: {}\nnetwrok: {}\n')
const missing = join(folder, 'none', 'cluster.yaml')

describe('words that cannot be understood', () => {
  test.each([
    [['statsu'], "unknown command 'statsu'", 'status'],
    [['plan', '--jsno'], "unknown option '--jsno'", '--json'],
    [['up', '--dry-rum'], "unknown option '--dry-rum'", ''],
    [['up', '-f'], "option '-f, --file <path>' argument missing", ''],
    [['ssh'], "missing required argument 'host'", ''],
    [['steps', 'more'], 'too many arguments', ''],
  ])('%j', async (words, complaint, suggestion) => {
    const { code, stdout, stderr } = await slipway(words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(complaint)
    expect(stderr).toContain(suggestion)
  })

  test('none at all show the help', async () => {
    const { code, stderr } = await slipway([])
    expect(code).toBe(2)
    expect(stderr).toContain('Usage: slipway')
    expect(stderr).toContain('To begin: slipway init')
  })
})

describe('what needs no cluster', () => {
  test('--version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(await slipway(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  test.each([[['--help']], [['help']], [['up', '--help']]])('%j', async words => {
    expect(await slipway(words)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Usage: slipway'),
      stderr: '',
    })
  })

  test('--help names every command', async () => {
    const { stdout } = await slipway(['--help'])
    const names = stdout.match(/^ {2}([a-z]+)(?= )/gm)?.map(name => name.trim())
    expect(names).toEqual(
      expect.arrayContaining([
        'check',
        'plan',
        'up',
        'status',
        'steps',
        'kubeconfig',
        'ssh',
        'schema',
      ]),
    )
  })

  test('steps, for people', async () => {
    const { code, stdout } = await slipway(['steps'])
    expect(code).toBe(0)
    for (const { id, title } of steps) {
      expect(stdout).toContain(id)
      expect(stdout).toContain(title)
    }
  })

  test('steps, for programs', async () => {
    const { stdout } = await slipway(['steps', '--json'])
    expect(JSON.parse(stdout)).toEqual(steps.map(({ id, title, after }) => ({ id, title, after })))
  })

  test('schema', async () => {
    const schema = JSON.parse((await slipway(['schema'])).stdout)
    expect(schema).toMatchObject({ type: 'object', properties: { hosts: expect.anything() } })
  })
})

describe('up', () => {
  test('without a terminal and without --yes reads and touches nothing', async () => {
    const { code, stdout, stderr } = await slipway(['up', '-f', missing])
    expect({ code, stdout }).toEqual({ code: 5, stdout: '' })
    expect(stderr).toContain('slipway up --yes')
    expect((await slipway(['up', '-f', good])).code).toBe(5)
    expect(existsSync(join(folder, '.slipway'))).toBe(false)
  })

  test('on a build server a terminal is none', async () => {
    expect((await slipway(['up', '-f', good], { isTTY: true, env: { CI: '1' } })).code).toBe(5)
  })

  test('with a reporter that does not exist leaves no lock behind', async () => {
    const { code, stderr } = await slipway(['up', '--yes', '-f', good, '--reporter', 'xml'])
    expect(code).toBe(2)
    expect(stderr).toContain('terminal, plain, json')
    expect(existsSync(join(folder, '.slipway'))).toBe(false)
  })

  test('leaves no lock behind when there can be no journal', async () => {
    const history = join(folder, '.slipway', 'unwritable')
    mkdirSync(join(history, 'journal.jsonl'), { recursive: true })
    const path = write('unwritable.yaml', `cluster: unwritable\npreset: notes-2020\n${hosts}`)
    const { code, stderr } = await slipway(['up', '--yes', '-f', path])
    expect(code).toBe(1)
    expect(stderr).toContain('journal.jsonl')
    expect(readdirSync(history)).toEqual(['journal.jsonl'])
  })

  test('takes its signal handlers away when it cannot begin', async () => {
    const before = process.listenerCount('SIGINT')
    await slipway(['up', '--yes', '-f', broken])
    expect(process.listenerCount('SIGINT')).toBe(before)
  })
})

describe('--adopt', () => {
  test.each([['plan'], ['up', '--yes']])('of a host that is not there: %s', async (...words) => {
    const { code, stderr } = await slipway([...words, '-f', good, '--adopt', 'mastre'])
    expect(code).toBe(2)
    expect(stderr).toContain('mastre; did you mean master?')
  })

  test('of no host in particular', async () => {
    const { code, stderr } = await slipway(['up', '--yes', '-f', good, '--adopt'])
    expect(code).toBe(2)
    expect(stderr).toContain("option '--adopt <host>' argument missing")
  })
})

describe('reset', () => {
  test('without a terminal and without --yes reads and touches nothing', async () => {
    const { code, stdout, stderr } = await slipway(['reset', '-f', missing])
    expect({ code, stdout }).toEqual({ code: 5, stdout: '' })
    expect(stderr).toContain('slipway reset --yes')
  })

  test('of hosts that are not there', async () => {
    const words = ['reset', '--yes', '-f', good, '--host', 'mastre,nobody']
    const { code, stderr } = await slipway(words)
    expect(code).toBe(2)
    expect(stderr).toMatch(/mastre; did you mean master\?.*nobody/)
    expect(existsSync(join(folder, '.slipway', 'lab'))).toBe(false)
  })
})

const reading = [
  ['check'],
  ['plan'],
  ['up', '--yes'],
  ['reset', '--yes'],
  ['status'],
  ['kubeconfig'],
  ['ssh', 'master'],
]
const of = (words: string[], path: string) => [words[0] as string, '-f', path, ...words.slice(1)]

describe('cluster.yaml', () => {
  test.each(reading)('that is not there: %s %s', async (...words) => {
    const { code, stdout, stderr } = await slipway(of(words.filter(Boolean), missing))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(missing)
    expect(stderr.trim().split('\n').length).toBeGreaterThan(1)
  })

  test.each(reading)('that is wrong, in all lines at once: %s %s', async (...words) => {
    const { code, stderr } = await slipway(of(words.filter(Boolean), broken))
    expect(code).toBe(2)
    for (const complaint of [/:2:.*notes-2021/, /:3:/, /:4:.*netwrok/])
      expect(stderr).toMatch(complaint)
  })

  test('has no such host', async () => {
    const { code, stderr } = await slipway(['ssh', '-f', good, 'mister'])
    expect(code).toBe(2)
    expect(stderr).toContain('it has: master')
  })
})

describe('errors', () => {
  test('as JSON are one line on stdout', async () => {
    const { code, stdout, stderr } = await slipway(['plan', '--json', '-f', broken])
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(stdout)).toEqual({
      type: 'problem',
      problem: {
        code: 'CONFIG_INVALID',
        message: expect.any(String),
        hint: expect.any(String),
        evidence: expect.any(Array),
      },
    })
  })

  const ESCAPE = '\u001b['

  test.each([
    ['on a terminal', { isTTY: true }, [], true],
    ['elsewhere', {}, [], false],
    ['with NO_COLOR', { isTTY: true, env: { NO_COLOR: '1' } }, [], false],
    ['with --no-color', { isTTY: true }, ['--no-color'], false],
  ])('have colours: %s', async (_, screen, words, colours) => {
    const { stderr } = await slipway(['plan', '-f', broken, ...words], screen)
    expect(stderr.includes(ESCAPE)).toBe(colours)
  })
})

describe('a host that does not answer', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = write('key', privateKey.export({ type: 'pkcs1', format: 'pem' }).toString())
  const nobody = write(
    'nobody.yaml',
    `cluster: nobody
preset: notes-2020
ssh: { port: 1, identityFile: ${key}, knownHostsFile: ${join(folder, 'known_hosts')} }
hosts:
  master: { address: 192.168.56.10, role: control-plane, ssh: { address: 127.0.0.1 } }
`,
  )
  const history = join(folder, '.slipway', 'nobody')

  test.each([[['plan']], [['check']], [['kubeconfig']]])('%j exits with 3', async words => {
    const { code, stdout, stderr } = await slipway([...words, '-f', nobody])
    expect(code).toBe(3)
    expect(stdout + stderr).toMatch(/master|127\.0\.0\.1/)
    expect(existsSync(history)).toBe(false)
  })

  test.each([[['--reporter', 'json']], [['--reporter=json']], [['--json']]])(
    'whoever reads JSON is told by JSON what went wrong: %j',
    async words => {
      const { code, stdout, stderr } = await slipway(['up', '--yes', ...words, '-f', missing])
      expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
      const [line] = stdout.trim().split('\n').slice(-1)
      expect(JSON.parse(line ?? '')).toMatchObject({
        type: 'problem',
        problem: { code: 'CONFIG_INVALID', hint: expect.any(String) },
      })
    },
  )

  test('up exits with 3, leaves history and no lock', async () => {
    const { code, stdout } = await slipway(['up', '--yes', '--json', '-f', nobody])
    expect(code).toBe(3)
    const events = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(events.at(0)).toMatchObject({ type: 'run.started', command: 'up' })
    expect(events.at(-1)).toMatchObject({ type: 'run.finished' })
    expect(readdirSync(history)).toEqual(['journal.jsonl'])
    const { stdout: later } = await slipway(['status', '--offline', '--json', '-f', nobody])
    expect(JSON.parse(later).runs).toMatchObject([{ command: 'up', outcome: 'failed' }])
  })

  test('reset exits with 3, and retry leaves it alone', async () => {
    const { code, stdout } = await slipway(['reset', '--yes', '--json', '-f', nobody])
    expect(code).toBe(3)
    const { summary } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
    expect(summary.pairs).toMatchObject([
      { step: 'control-plane-cleared', host: 'master', result: 'failed' },
    ])
    const { stdout: later } = await slipway(['status', '--offline', '--json', '-f', nobody])
    const { runs, pairs } = JSON.parse(later)
    expect(runs.at(-1)).toMatchObject({ command: 'reset', outcome: 'failed' })
    expect(pairs.map((p: { step: string }) => p.step)).not.toContain('control-plane-cleared')
  })

  test.each(['--json', '--reporter=json'])('check for programs tells which: %s', async option => {
    const { stdout } = await slipway(['check', option, '-f', nobody])
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [],
      unreachable: [{ code: 'HOST_UNREACHABLE', host: 'master' }],
    })
  })
})

describe('status', () => {
  test('of a cluster that nothing was done to, without asking it', async () => {
    const { code, stdout } = await slipway(['status', '--offline', '--json', '-f', good])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({ pairs: [], runs: [], skipped: 0 })
    const { stdout: same } = await slipway(['status', '--offline', '--reporter=json', '-f', good])
    expect(same).toBe(stdout)
    expect((await slipway(['status', '--offline', '-f', good])).code).toBe(0)
  })
})

test('a reader that stops, as head does, is no failure', { timeout: 60_000 }, () => {
  const main = `'${process.execPath}' --import tsx src/cli/main.ts`
  const line = `${main} versions 2>&1 >&3 | cat >&4; echo "\${PIPESTATUS[0]}" >&4`
  const script = `{ { ${line}; } 3>&1 | true; } 4>&1`
  expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' })).toBe('0\n')
})

test('a bell rings if it is asked for, on a terminal alone', async () => {
  const rung = async (words: string[], isTTY: boolean) =>
    (await slipway(['up', '--yes', ...words, '-f', broken], { isTTY })).stdout.includes('\x07')
  expect(await rung(['--bell'], true)).toBe(true)
  expect(await rung([], true)).toBe(false)
  expect(await rung(['--bell'], false)).toBe(false)
}, 30_000)

test('a full disk behind standard output is told in a line, and is no success', () => {
  const full = openSync('/dev/full', 'w')
  const words = ['--import', 'tsx', 'src/cli/main.ts', 'steps']
  const { status, stderr } = spawnSync(process.execPath, words, {
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  })
  closeSync(full)
  const line = 'not all of it could be printed: ENOSPC: no space left on device, write\n'
  expect({ status, stderr }).toEqual({ status: 1, stderr: line })
}, 60_000)
