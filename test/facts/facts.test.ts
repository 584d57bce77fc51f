import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Output } from '../../src/core/command.ts'
import { steps } from '../../src/steps/index.ts'
import { aCluster, master, worker1 } from '../steps/cluster.ts'
import { facts, plain } from './table.ts'

interface Case {
  /** The machine that said so, or why somebody wrote it by hand. */
  readonly source: string
  readonly output: Pick<Output, 'code' | 'stdout'> & { readonly at?: number }
  /** Left out for undefined. */
  readonly fact?: unknown
}

const folder = fileURLToPath(new URL('__cases__', import.meta.url))
const names = readdirSync(folder).sort()
const idOf = (name: string) => name.split('.')[0] ?? ''

describe('what machines said is read as', () => {
  test.each(names)('%s', name => {
    const { source, output, fact }: Case = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))
    expect(source).toMatch(/^(recorded|by hand)/)
    expect(plain(facts[idOf(name)]?.read({ stderr: '', at: 0, ...output }))).toEqual(fact)
  })

  test('every fact has cases, and every case a fact', () => {
    expect([...new Set(names.map(idOf))].sort()).toEqual(Object.keys(facts).sort())
  })
})

/** All questions of slipway: the facts above, and those that steps make for themselves. */
const target = { host: worker1, cluster: aCluster() }
const asked = new Map(
  [
    ...Object.entries(facts),
    ...steps.flatMap(step =>
      [target, { ...target, host: master }].flatMap(at =>
        Object.entries(step.facts(at)).map(
          ([name, fact]) => [`${step.id} ${name} on ${at.host.name}`, fact] as const,
        ),
      ),
    ),
  ].map(([name, fact]) => [fact.ask.reveal(), name]),
)
const questions = [...asked].map(([text, name]) => [name, text] as const)

describe('a question is good shell', () => {
  test.each(questions)('%s', (_, text) => {
    expect(spawnSync('sh', ['-n'], { input: text, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    })
  })
})

/**
 * A machine on which nothing is installed has no command of ours, and an empty file, as a power cut leaves it, is to a
 * shell a program that does nothing and does it well: whatever it says, reading must not throw.
 */
describe('no answer is an answer for', () => {
  test.each(Object.entries(facts))('%s', (_, fact) => {
    for (const code of [0, 1, 2, 124, 127, 255])
      expect(() => fact.read({ code, stdout: '', stderr: '', at: 0 })).not.toThrow()
  })
})

const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0

describe.skipIf(!hasShellcheck)('shellcheck finds nothing in', () => {
  /** SC1091: os-release is not here. SC2043, SC2194: a list may have one word in a test. SC2016: a quoted program of dpkg's. */
  const excluded = '--exclude=SC1091,SC2043,SC2194,SC2016'
  test('all questions together', () => {
    const input = questions.map(([, text]) => `(\n${text}\n)`).join('\n')
    const { stdout } = spawnSync('shellcheck', ['-s', 'sh', '-S', 'warning', excluded, '-'], {
      input,
      encoding: 'utf8',
    })
    expect(stdout).toBe('')
  })
})
