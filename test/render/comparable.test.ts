import { expect, test } from 'vitest'
import { comparable } from '../../src/render/comparable.ts'

const metadata = { name: 'a' }

test.each([
  [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: 'b' } },
    { kind: 'ConfigMap', metadata, data: { a: 'b' } },
  ],
  [
    { apiVersion: 'v1', kind: 'CustomResourceDefinition', metadata, status: { conditions: [] } },
    { kind: 'CustomResourceDefinition', metadata },
  ],
  [
    { apiVersion: 'v1', kind: 'Secret', metadata, data: { a: 'YQ==' }, stringData: { b: 'ä' } },
    { kind: 'Secret', metadata, data: { a: 'YQ==', b: 'w6Q=' } },
  ],
])('%j', (object, wanted) => expect(comparable(object)).toEqual(wanted))
