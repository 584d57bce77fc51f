import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differences } from '../../src/render/subset.ts'

const cases: [wanted: unknown, live: unknown, paths: string[]][] = [
  [1, 1, []],
  [1, 2, ['']],
  [{ a: 1 }, { a: 1, b: 2 }, []],
  [{ a: 1 }, {}, ['a']],
  [{ a: { b: 1, c: 2 } }, { a: { b: 2, c: 3 } }, ['a.b', 'a.c']],
  [{ a: { b: 1 } }, { a: null }, ['a']],
  [{ a: { b: 1 } }, { a: 'x' }, ['a']],
  [{ a: null }, { a: null }, []],
  [{ a: [1, 2] }, { a: [1, 3] }, ['a[1]']],
  [{ a: [1] }, { a: [1, 2] }, ['a']],
  [{ a: [1] }, { a: { 0: 1 } }, ['a']],
  [{ a: [{ b: 1 }] }, { a: [{ b: 2, c: 3 }] }, ['a[0].b']],
  // Somebody's own entry in a list that is merged by a key stays; in one that is not, it is a difference.
  [{ env: [{ name: 'A', value: '1' }] }, { env: [{ name: 'B' }, { name: 'A', value: '1' }] }, []],
  [
    { env: [{ name: 'A', value: '1' }] },
    { env: [{ name: 'B' }, { name: 'A', value: '2' }] },
    ['env[0].value'],
  ],
  [{ env: [{ name: 'A' }, { name: 'B' }] }, { env: [{ name: 'A' }] }, ['env[1]']],
  [{ env: [{ name: 'A' }] }, { env: [null] }, ['env[0]']],
  [
    { volumeMounts: [{ mountPath: '/a' }] },
    { volumeMounts: [{ mountPath: '/b' }] },
    ['volumeMounts[0]'],
  ],
  [{ ports: [{ port: 80 }] }, { ports: [{ port: 80 }, { port: 81 }] }, []],
  [{ ports: [{ containerPort: 80 }] }, { ports: [] }, ['ports[0]']],
  // Twice the same key, as of a port over TCP and UDP: the list is compared as a whole.
  [
    {
      ports: [
        { port: 53, protocol: 'TCP' },
        { port: 53, protocol: 'UDP' },
      ],
    },
    { ports: [{ port: 53, protocol: 'TCP' }] },
    ['ports'],
  ],
  [
    { tolerations: [{ operator: 'Exists' }] },
    { tolerations: [{ operator: 'Exists' }, { key: 'mine' }] },
    ['tolerations'],
  ],
  // What is nothing, the API server leaves out.
  [{ a: false, b: null, c: '', d: 0, e: [] }, {}, []],
  [{ a: {} }, {}, ['a']],
  [{ metadata: { creationTimestamp: null } }, { metadata: { creationTimestamp: 'now' } }, []],
  [{ a: false }, { a: true }, ['a']],
  [{ replicas: 0 }, { replicas: 1 }, ['replicas']],
  // Quantities come back in another spelling, where there are quantities.
  [{ c: { limits: { cpu: 0.5 } } }, { c: { limits: { cpu: '500m' } } }, []],
  [{ c: { limits: { cpu: '1' } } }, { c: { limits: { cpu: '2' } } }, ['c.limits.cpu']],
  [{ c: { value: '0.5' } }, { c: { value: '500m' } }, ['c.value']],
]

test.each(cases)('%j in %j', (wanted, live, paths) => {
  expect(differences(wanted, live)).toEqual(paths)
})

test('nothing differs from itself', () => {
  fc.assert(fc.property(fc.jsonValue(), value => differences(value, value).length === 0))
})

/** A value with more in it: keys that nobody asked for, at any depth. */
const more = (value: unknown, extra: unknown): unknown => {
  if (Array.isArray(value)) return value.map(item => more(item, extra))
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, inner]) => [key, more(inner, extra)])
  return { 'more than wanted': extra, ...Object.fromEntries(entries) }
}

test('what the API server adds is no difference', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.jsonValue(),
      (value, extra) => differences(value, more(value, extra)).length === 0,
    ),
  )
})

test('what is changed is a difference', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.nat(), { minKeys: 1 }), value => {
      const [key = ''] = Object.keys(value)
      expect(differences(value, { ...value, [key]: -1 })).toEqual([key])
    }),
  )
})
