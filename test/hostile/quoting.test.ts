import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quote } from '../../src/core/quote.ts'
import { amount, SEED } from './amount.ts'
import { hostileWord } from './values.ts'

const SHELLS = ['dash', 'bash', 'bash --posix', 'busybox sh'] as const
const LOCALES = ['C', 'C.UTF-8'] as const

const words = fc.sample(hostileWord, { numRuns: amount(100_000), seed: SEED })
const program = words.map(word => `printf '%s\\0' ${quote(word)}\n`).join('')

const cases = SHELLS.flatMap(shell => LOCALES.map(locale => [shell, locale] as const))

test.for(cases)(
  `%s in the locale %s gives ${words.length} hostile values back byte for byte (seed ${SEED})`,
  { timeout: 300_000 },
  ([shell, locale], { skip }) => {
    const [command = '', ...args] = shell.split(' ')
    const { stdout, stderr, status, error } = spawnSync(command, args, {
      input: program,
      maxBuffer: 2 ** 30,
      env: { PATH: process.env.PATH, LC_ALL: locale, HOME: '/nonexistent' },
    })
    if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT')
      return skip(`there is no ${command} here`)
    expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' })
    const sent = words.map(word => Buffer.from(word).toString('latin1'))
    const back = stdout.toString('latin1').split('\0').slice(0, -1)
    const changed = sent
      .map((word, i) => ({ word, back: back[i] }))
      .find(one => one.word !== one.back)
    expect(changed).toBeUndefined()
    expect(back).toHaveLength(sent.length)
  },
)
