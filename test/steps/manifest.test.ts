import { expect, test } from 'vitest'
import type { KubeObject } from '../../src/facts/kubectl.ts'
import { manifestChanges } from '../../src/steps/manifest.ts'

const object = (name: string, spec: object): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec,
})
const a = object('a', { port: 1, host: 'x', kind: 'y', more: 'z' })
const b = object('b', { port: 2 })

const cases: [name: string, live: KubeObject[] | undefined, todo: string[]][] = [
  ['as wanted', [a, b], []],
  [
    'with defaults and a status',
    [
      { ...a, status: {} },
      { ...b, spec: { port: 2, ip: '::' } },
    ],
    [],
  ],
  ['in a newer API version', [{ ...a, apiVersion: 'v2' }, b], []],
  ['not known', undefined, ['apply them']],
  ['both wrong', [], ['apply them']],
  ['one is missing', [a], ['apply them: service/b']],
  ['one differs', [a, object('b', { port: 3 })], ['apply them: service/b (spec.port)']],
  [
    'many paths: three are told',
    [object('a', {}), b],
    ['apply them: service/a (spec.port, spec.host, spec.kind)'],
  ],
  ['the same name, another kind', [a, { ...b, kind: 'Secret' }], ['apply them: service/b']],
]

test.each(cases)('%s', (_, live, wanted) => {
  expect(manifestChanges([a, b], live, 'them').map(c => c.summary)).toEqual(wanted)
})
