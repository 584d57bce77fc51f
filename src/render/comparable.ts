import type { KubeObject } from '../facts/kubectl.ts'

/** What an object says of itself that the API server gives back as it was said. */
export function comparable(object: KubeObject): Omit<KubeObject, 'apiVersion'> {
  // The version may be a newer one in the answer; `status` is the server's own; `stringData` is only a way to write.
  const { apiVersion: _, status: __, stringData, ...rest } = object
  if (object.kind !== 'Secret' || stringData === undefined) return rest
  const encoded = Object.entries(stringData as Record<string, string>).map(
    ([key, value]) => [key, Buffer.from(value, 'utf8').toString('base64')] as const,
  )
  return { ...rest, data: { ...(rest.data as object), ...Object.fromEntries(encoded) } }
}
