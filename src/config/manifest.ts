import { createHash } from 'node:crypto'
import type { JsonObject } from '../core/cluster.ts'
import { isMap } from '../core/is-map.ts'
import { readDocuments } from '../render/yaml.ts'

/** SHA-256 in hex, as sha256sum prints it. */
export const digestOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')

/** What keeps a document from being an object of Kubernetes. */
function mistake(document: unknown): string | undefined {
  if (!isMap(document)) return 'is not a map'
  const { apiVersion, kind, metadata } = document
  if (typeof apiVersion !== 'string' || apiVersion === '') return 'has no apiVersion'
  if (typeof kind !== 'string' || kind === '') return 'has no kind'
  if (!isMap(metadata) || typeof metadata.name !== 'string' || metadata.name === '')
    return `of kind ${kind} has no metadata.name`
  return undefined
}

/** The items of a `List` one by one. */
const unpacked = (document: unknown): readonly unknown[] =>
  isMap(document) && document.kind === 'List' && Array.isArray(document.items)
    ? document.items.flatMap(unpacked)
    : [document]

export interface Manifest {
  readonly objects: readonly JsonObject[]
  /** What is wrong with the text, each with its place; without any, `objects` is all of it. */
  readonly mistakes: readonly string[]
}

/** The objects of a manifest, YAML or JSON. */
export function readManifest(text: string): Manifest {
  const { values, errors } = readDocuments(text)
  if (errors.length > 0)
    return {
      objects: [],
      mistakes: errors.map(({ line, column, message }) => `${line}:${column} ${message}`),
    }
  const documents = values.flatMap(unpacked)
  if (documents.length === 0) return { objects: [], mistakes: ['it holds no object'] }
  const mistakes = documents.flatMap((document, i) => {
    const wrong = mistake(document)
    return wrong === undefined ? [] : [`object ${i + 1} ${wrong}`]
  })
  return { objects: mistakes.length > 0 ? [] : (documents as JsonObject[]), mistakes }
}
