import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daemonJson } from '../../src/render/docker-daemon.ts'
import { aCluster } from '../steps/cluster.ts'

const DRIVER = 'native.cgroupdriver=systemd'
const plain = aCluster()
const wide = aCluster({
  runtime: {
    ...plain.runtime,
    insecureRegistries: ['10.0.0.1:5000'],
    registryMirrors: ['https://m'],
  },
})

const cases: [name: string, before: string | undefined, after: unknown][] = [
  ['no file', undefined, { 'exec-opts': [DRIVER] }],
  ['empty file', '', { 'exec-opts': [DRIVER] }],
  ['no JSON', '{', { 'exec-opts': [DRIVER] }],
  ['a list', '[1]', { 'exec-opts': [DRIVER] }],
  ['null', 'null', { 'exec-opts': [DRIVER] }],
  ['other settings', '{"log-driver":"x"}', { 'log-driver': 'x', 'exec-opts': [DRIVER] }],
  [
    'another driver',
    '{"exec-opts":["native.cgroupdriver=cgroupfs","a=b"]}',
    { 'exec-opts': ['a=b', DRIVER] },
  ],
  ['options that are none', '{"exec-opts":"x"}', { 'exec-opts': [DRIVER] }],
  ['an option that is no text', '{"exec-opts":[1]}', { 'exec-opts': [1, DRIVER] }],
  ['the driver twice', `{"exec-opts":["${DRIVER}","${DRIVER}"]}`, { 'exec-opts': [DRIVER] }],
]

test.each(cases)('%s', (_, before, after) => {
  expect(JSON.parse(daemonJson(before, plain))).toEqual(after)
})

test('registries and mirrors, where they are wanted', () => {
  expect(JSON.parse(daemonJson(undefined, wide))).toEqual({
    'exec-opts': [DRIVER],
    'registry-mirrors': ['https://m'],
    'insecure-registries': ['10.0.0.1:5000'],
  })
})

test.each([`{"exec-opts": ["${DRIVER}"]}`, `{ "exec-opts": ["${DRIVER}", "a=b"],\n\n "x": 1 }`])(
  'what is right stays to the letter: %j',
  content => {
    expect(daemonJson(content, plain)).toBe(content)
  },
)

const content = fc.oneof(
  fc.json(),
  fc.string(),
  fc
    .record(
      {
        'exec-opts': fc.oneof(
          fc.array(fc.constantFrom(DRIVER, 'native.cgroupdriver=x', 'a=b')),
          fc.jsonValue(),
        ),
        'log-driver': fc.string(),
        'registry-mirrors': fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    .map(value => JSON.stringify(value)),
)

test('whatever stands in it: once is enough', () => {
  fc.assert(
    fc.property(content, fc.constantFrom(plain, wide), (before, cluster) => {
      const once = daemonJson(before, cluster)
      expect(daemonJson(once, cluster)).toBe(once)
    }),
  )
})

test("whatever stands in it: what is not slipway's stays", () => {
  const own = ['exec-opts', 'registry-mirrors', 'insecure-registries']
  const others = (value: object) =>
    Object.fromEntries(Object.entries(value).filter(([key]) => !own.includes(key)))
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), before => {
      const after = JSON.parse(daemonJson(JSON.stringify(before), wide))
      expect(others(after)).toEqual(others(JSON.parse(JSON.stringify(before))))
    }),
  )
})
