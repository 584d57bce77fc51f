import { expect, test } from 'vitest'
import {
  clusterJsonSchema,
  homesOf,
  type JsonSchema,
  keysAt,
} from '../../src/config/json-schema.ts'

const schema = clusterJsonSchema()

/** Every property of a schema and of all below it, by dotted path. */
const properties = (of: JsonSchema, at = ''): [string, JsonSchema][] => [
  ...Object.entries(of.properties ?? {}).flatMap(([key, inner]): [string, JsonSchema][] => [
    [`${at}${key}`, inner],
    ...properties(inner, `${at}${key}.`),
  ]),
  ...(typeof of.additionalProperties === 'object'
    ? properties(of.additionalProperties, `${at}*.`)
    : []),
  ...(of.items ? properties(of.items, `${at}[].`) : []),
  ...(of.anyOf ?? []).flatMap(inner => properties(inner, at)),
]

const all = new Map(properties(schema))

test('it names itself', () => {
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:slipway:cluster.schema.json',
    title: 'slipway cluster.yaml',
    type: 'object',
    required: ['cluster', 'hosts'],
    additionalProperties: false,
  })
})

test('every property is described in whole sentences', () => {
  expect(all.size).toBeGreaterThan(50)
  for (const [path, { description }] of all) expect(description, path).toMatch(/^[A-Za-z].*\.$/)
})

test('an editor can complete and check', () => {
  expect(all.get('preset')?.enum).toEqual(['notes-2020', 'current'])
  expect(all.get('hosts.*.role')?.enum).toEqual(['control-plane', 'worker'])
  expect(all.get('hosts.*.ssh.port')).toMatchObject({ type: 'integer', minimum: 1, maximum: 65535 })
  expect(all.get('smokeTest.nodePort')).toMatchObject({ minimum: 30000, maximum: 32767 })
  expect(all.get('hosts.*.address')).toMatchObject({ type: 'string' })
  expect(all.get('kubernetes.version')?.pattern).toBe('^v?\\d+\\.\\d+\\.\\d+$')
})

test.each([
  [[], 'kubeProxy'],
  [['hosts', 'any'], 'labels'],
  [['hosts', 'any', 'taints', 0], 'effect'],
  [['smokeTest'], 'nodePort'],
  [['repositories', 'docker', 'rpm'], 'check'],
])('keys at %j', (path, key) => {
  expect(keysAt(schema, path)).toContain(key)
})

test('where a setting lives', () => {
  expect(homesOf(schema, 'podSubnet')).toEqual(['network.podSubnet'])
  expect(homesOf(schema, 'nothing')).toEqual([])
})
