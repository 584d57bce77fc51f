import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { steps } from '../../../src/steps/index.ts'
import { slipway } from '../io.ts'

const folder = mkdtempSync(join(tmpdir(), 'slipway-completion-'))
const file = join(folder, 'cluster.yaml')
// Half written: no address, no role.
writeFileSync(file, 'cluster: lab\nhosts:\n  master:\n  worker1:\n  worker2: { role: wor }\n')
for (const run of ['20261120-101010-aaaa', '20261121-101010-bbbb'])
  mkdirSync(join(folder, '.slipway/lab/runs', run), { recursive: true })

/** What is offered for the last word, without what it means. */
async function offered(...words: string[]) {
  const { code, stdout, stderr } = await slipway(['completion', 'zsh', ...words])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
    .trimEnd()
    .split('\n')
    .map(line => line.split('\t')[0])
}

const s = steps.map(({ id }) => id).filter(id => id.startsWith('s'))

test.each<[name: string, words: string[], wanted: string[]]>([
  ['commands', ['pl'], ['plan']],
  ['commands after help', ['help', 'pl'], ['plan']],
  ['a command that does not exist', ['plam', 'pl'], ['plan']],
  ['nothing that fits', ['xyz'], ['']],
  ['an option', ['plan', '--ho'], ['--host']],
  ['an option of that command alone', ['steps', '--js'], ['--json']],
  ['no option twice', ['plan', '--json', '--js'], ['']],
  ['but those that may be', ['plan', '--host', 'master', '--ho'], ['--host']],
  ['hosts', ['plan', '-f', file, '--host', ''], ['master', 'worker1', 'worker2']],
  ['hosts of a file named before', ['plan', `--file=${file}`, '--adopt', 'm'], ['master']],
  ['hosts of a file named shortly', ['plan', `-f${file}`, '--host', 'm'], ['master']],
  ['hosts in the same word', ['plan', '-f', file, '--host=m'], ['--host=master']],
  ['no host twice', ['plan', '-f', file, '--host', 'worker1', '--host', 'w'], ['worker2']],
  ['hosts in a list', ['plan', '-f', file, '--host', 'worker1,w'], ['worker1,worker2']],
  ['hosts of a file that is not there', ['plan', '-f', `${file}.old`, '--host', ''], ['']],
  ['a host to log in to', ['ssh', '-f', file, 'm'], ['master']],
  ['no host for its command', ['ssh', '-f', file, 'master', 'm'], ['']],
  ['a host, then a step', ['logs', '-f', file, 'master', 's'], s],
  ['steps', ['up', '--from', 's'], s],
  [
    'runs, the newest first',
    ['logs', '-f', file, '--run', ''],
    ['20261121-101010-bbbb', '20261120-101010-aaaa'],
  ],
  ['reporters', ['up', '--reporter', 'p'], ['plain']],
  [
    'minors',
    ['versions', '1.2'],
    ['1.29', '1.28', '1.27', '1.26', '1.25', '1.24', '1.23', '1.22', '1.21', '1.20'],
  ],
  ['shells', ['completion', ''], ['bash', 'zsh', 'fish']],
  ['files', ['up', '-f', ''], [':files']],
  ['a step to explain', ['explain', 'swap-'], ['swap-off']],
  ['a kind of problem', ['explain', 'LOCK'], ['LOCKED']],
  ['presets', ['init', '--preset', 'n'], ['notes-2020']],
  ['files in the same word', ['up', '--file=x'], [':files']],
  ['what begins with a dash but is no option', ['ssh', '--', '-'], ['']],
])('%s', { timeout: 60_000 }, async (_, words, wanted) => {
  expect(await offered(...words)).toEqual(wanted)
})

test('what a word means stands behind it', async () => {
  const { stdout } = await slipway(['completion', 'fish', 'steps', '--js'])
  expect(stdout).toBe('--json\tmachine-readable output\n')
})

test('bash, which takes = for a word, gets what comes after it', async () => {
  const words = ['plan', '-f', file, '--host', '=', 'm']
  const { stdout } = await slipway(['completion', 'bash', ...words])
  expect(stdout).toBe('master\t\n')
})

test('every command, option and kind of argument is offered', async () => {
  const { stdout } = await slipway(['--help'])
  const names = [...stdout.matchAll(/^ {2}([a-z]+)(?= )/gm)].map(([, name]) => name)
  expect(await offered('')).toEqual(names)
})

test('a shell that is not known', async () => {
  const { code, stderr } = await slipway(['completion', 'tcsh'])
  expect(code).toBe(2)
  expect(stderr).toContain('bash, zsh, fish')
})
