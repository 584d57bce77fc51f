import { expect, test } from 'vitest'
import type { KubeObject } from '../../src/facts/kubectl.ts'
import { applyManifest } from '../../src/render/apply.ts'

const object = (kind: string, name: string): KubeObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name },
})
const config = object('ConfigMap', 'config')
const definition = object('CustomResourceDefinition', 'pools.example.com')
const pool = object('Pool', 'pool')

/** The kinds of each List, and the definitions that are waited for, in order. */
const order = (objects: readonly KubeObject[]) =>
  applyManifest(objects)
    .reveal()
    .split('\n')
    .slice(1)
    .map(line =>
      line.startsWith('printf')
        ? [...line.matchAll(/"kind":"(\w+)"/g)].map(match => match[1]).slice(1)
        : line.match(/ wait .*/)?.[0],
    )

test('what defines kinds comes first, and is waited for', () => {
  expect(order([pool, config, definition, object('Namespace', 'pools')])).toEqual([
    ['CustomResourceDefinition', 'Namespace'],
    " wait '--for=condition=Established' '--timeout=60s' customresourcedefinition/pools.example.com",
    ['Pool', 'ConfigMap'],
  ])
})

test('without definitions it is one call, in the order of the file', () => {
  expect(order([config, object('Namespace', 'pools')])).toEqual([['ConfigMap', 'Namespace']])
})

test('nobody is shown thousands of lines', () => {
  expect(applyManifest([config]).shown).toBe('kubectl apply -f - # 1 object')
  expect(applyManifest([config, pool]).shown).toBe('kubectl apply -f - # 2 objects')
})
