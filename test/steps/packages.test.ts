import { expect, test } from 'vitest'
import type { Damage } from '../../src/facts/packages.ts'
import { type PackagesKnown, packageChanges, repairs } from '../../src/steps/packages.ts'
import { centos7, debian12, unknownOs } from './todo.ts'

const wanted = [{ name: 'a', version: '1.2-0' }, { name: 'b' }]
const both = new Map([
  ['a', '1.2-0'],
  ['b', '3'],
])
const damaged = new Map<string, Damage>()
const rpm: PackagesKnown = { os: centos7, installed: both, damaged, held: new Set() }
const deb: PackagesKnown = { os: debian12, installed: both, damaged, held: new Set(['a', 'b']) }
const broken = (...entries: [name: string, damage: Damage][]): PackagesKnown => ({
  ...rpm,
  damaged: new Map(entries),
})
const empty = (path: string, ...versions: string[]): Damage => ({ sign: 'empty', path, versions })
const twice = (...versions: string[]): Damage => ({ sign: 'twice', versions })

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
  [
    'one has lost what was in a file',
    broken(['a', empty('/x', '1.2-0')]),
    ['reinstall a 1.2-0: /x is empty'],
  ],
  [
    'one has lost a file',
    broken(['b', { sign: 'missing', path: '/y', versions: ['3'] }]),
    ['reinstall b 3: /y is missing'],
  ],
  [
    'one has lost the end of a file',
    broken(['b', { sign: 'short', path: '/y', versions: ['3'] }]),
    ['reinstall b 3: /y is cut off'],
  ],
  [
    'both have lost something',
    broken(['b', empty('/y', '3')], ['a', empty('/x', '1.2-0')]),
    ['reinstall a 1.2-0, b 3: /x is empty'],
  ],
  [
    'one has lost something, and is of another version',
    {
      ...broken(['a', empty('/x', '1.1-0')]),
      installed: new Map([...both, ['a', '1.1-0']]),
    },
    ['install a 1.2-0 (now 1.1-0)'],
  ],
  [
    'one has lost something, the other is missing',
    { ...broken(['a', empty('/x', '1.2-0')]), installed: new Map([['a', '1.2-0']]) },
    ['install b', 'reinstall a 1.2-0: /x is empty'],
  ],
  [
    'an upgrade was cut off',
    broken(['a', twice('1.1-0', '1.2-0')]),
    ['reinstall a 1.2-0: rpm has it as 1.1-0, 1.2-0'],
  ],
  [
    'a step down was cut off',
    { ...broken(['a', twice('1.2-0', '1.3-0')]), installed: new Map([...both, ['a', '1.3-0']]) },
    ['reinstall a 1.2-0: rpm has it as 1.2-0, 1.3-0'],
  ],
  [
    'an upgrade to what is not wanted was cut off',
    { ...broken(['a', twice('1.3-0', '1.4-0')]), installed: new Map([...both, ['a', '1.4-0']]) },
    ['install a 1.2-0 (now 1.4-0)'],
  ],
  ['what nobody asked for has lost something', broken(['c', empty('/z', '1')]), []],
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

const programs = (known: PackagesKnown, traits = {}) =>
  packageChanges(known, wanted, traits).flatMap(({ actions }) =>
    actions.map(action => ('run' in action ? action.run.reveal() : '')),
  )

test('what has lost something is unpacked anew at the version that is there, and systemd looks again', () => {
  expect(programs(broken(['a', empty('/x', '1.2-0')]), { units: ['docker'] })).toEqual([
    'set -e\nyum -y --disableexcludes=all reinstall a-1.2-0',
    'systemctl daemon-reload',
    'systemctl reset-failed docker 2>/dev/null || true',
  ])
})

test('of two versions the wanted one stays', () => {
  expect(programs(broken(['a', twice('1.2-0', '1.3-0')]))[0]).toBe(
    'set -e\nrpm -e --justdb --nodeps --noscripts --notriggers a-1.3-0\nyum -y --disableexcludes=all reinstall a-1.2-0',
  )
})

test('what came with it is made whole with it', () => {
  const known = broken(['c', empty('/z', '1')])
  expect(packageChanges(known, wanted, { helpers: ['c'] }).map(c => c.summary)).toEqual([
    'reinstall c 1: /z is empty',
  ])
})

test('of two versions where none is wanted more, the one that came last stays', () => {
  expect(repairs(new Map([['b', twice('1', '2')]]), [{ name: 'b' }])[0]?.summary).toBe(
    'reinstall b 2: rpm has it as 1, 2',
  )
})

test('making whole costs what installing costs', () => {
  const known = broken(['a', empty('/x', '1.2-0')])
  expect(packageChanges(known, wanted, { risk: 'disruptive' })[0]?.risk).toBe('disruptive')
})

test('installing costs what it is said to, holding nothing', () => {
  const none = { ...deb, installed: new Map(), held: new Set<string>() }
  expect(packageChanges(none, wanted, { risk: 'disruptive' }).map(({ risk }) => risk)).toEqual([
    ...['disruptive', 'safe'],
  ])
})

test('a system that nobody knows', () => {
  const none = { ...rpm, os: unknownOs, installed: new Map() }
  expect(() => packageChanges(none, wanted)).toThrow(
    expect.objectContaining({ code: 'UNSUPPORTED' }),
  )
})
