import { expect, test } from 'vitest'
import { type PackagesKnown, packageChanges } from '../../src/steps/packages.ts'
import { centos7, debian12, unknownOs } from './todo.ts'

const wanted = [{ name: 'a', version: '1.2-0' }, { name: 'b' }]
const both = new Map([
  ['a', '1.2-0'],
  ['b', '3'],
])
const rpm: PackagesKnown = { os: centos7, installed: both, held: new Set() }
const deb: PackagesKnown = { os: debian12, installed: both, held: new Set(['a', 'b']) }

const cases: [name: string, known: PackagesKnown, summaries: string[]][] = [
  ['as wanted, rpm', rpm, []],
  ['as wanted, deb', deb, []],
  ['none there, rpm', { ...rpm, installed: new Map() }, ['install a 1.2-0, b']],
  [
    'none there, deb',
    { ...deb, installed: new Map(), held: new Set() },
    ['install a 1.2-0, b', 'hold a, b'],
  ],
  [
    'one at another version',
    { ...rpm, installed: new Map([...both, ['a', '1.1-0']]) },
    ['install a 1.2-0 (now 1.1-0)'],
  ],
  ['one not held', { ...deb, held: new Set(['a']) }, ['hold b']],
  ['nothing missing on a system that nobody knows', { ...rpm, os: unknownOs }, []],
]
test.each(cases)('%s', (_, known, summaries) => {
  expect(packageChanges(known, wanted).map(({ summary }) => summary)).toEqual(summaries)
})

test('all go into one transaction, also those that are there', () => {
  const [change] = packageChanges({ ...rpm, installed: new Map([['b', '3']]) }, wanted)
  const shown = change?.actions.map(action => ('run' in action ? action.run.shown : ''))
  expect(shown).toEqual(['yum install a-1.2-0 b'])
})

test('installing costs what it is said to, holding nothing', () => {
  const none = { ...deb, installed: new Map(), held: new Set<string>() }
  expect(packageChanges(none, wanted, 'disruptive').map(({ risk }) => risk)).toEqual([
    ...['disruptive', 'safe'],
  ])
})

test('a system that nobody knows', () => {
  const none = { ...rpm, os: unknownOs, installed: new Map() }
  expect(() => packageChanges(none, wanted)).toThrow(
    expect.objectContaining({ code: 'UNSUPPORTED' }),
  )
})
