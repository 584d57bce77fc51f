import { parseArgs } from 'node:util'

export const WORKS = [
  'start-up',
  'failure',
  'prepare',
  'nothing',
  'delay',
  'drift',
  'add',
  'cluster',
  'repair',
] as const

export type Work = (typeof WORKS)[number]

export interface Options {
  readonly works: readonly Work[]
  readonly hosts: readonly number[]
  readonly rounds: number
  /** In how many rounds Ansible takes part. */
  readonly peerRounds: number
  /** For a look that it all runs: little of it, and nothing is written. */
  readonly quick: boolean
  /** The lab of an earlier run is taken as it is, and stays for the next. */
  readonly keep: boolean
}

const isWork = (word: string): word is Work => (WORKS as readonly string[]).includes(word)

/** @throws RangeError for what cannot be meant */
export function options(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      quick: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      only: { type: 'string' },
      hosts: { type: 'string' },
      rounds: { type: 'string' },
      'peer-rounds': { type: 'string' },
    },
  })
  const { quick, keep } = values
  const named = values.only?.split(',')
  const wrong = named?.filter(word => !isWork(word)) ?? []
  if (wrong.length > 0)
    throw new RangeError(`no work named ${wrong.join(', ')}; there are: ${WORKS.join(', ')}`)
  const hosts = (values.hosts ?? (quick ? '3' : '3,10,50,200')).split(',').map(Number)
  if (hosts.some(n => !Number.isInteger(n) || n < 2 || n > 200))
    throw new RangeError('--hosts takes numbers from 2 to 200, such as 3,10')
  const rounds = Number(values.rounds ?? (quick ? 1 : 5))
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new RangeError('--rounds takes a number from 1 on')
  const peerRounds = Number(values['peer-rounds'] ?? rounds)
  if (!Number.isInteger(peerRounds) || peerRounds < 0)
    throw new RangeError('--peer-rounds takes a number from 0 on')
  return {
    works: named?.filter(isWork) ?? (quick ? ['start-up', 'nothing'] : WORKS),
    hosts: hosts.toSorted((a, b) => a - b),
    rounds,
    peerRounds,
    quick,
    keep,
  }
}
