import { type Command, script, sh } from '../core/command.ts'
import { type KubeObject, kubectl } from '../facts/kubectl.ts'

/** `kubectl apply` of objects, on a control plane. */
export const apply = (objects: readonly KubeObject[]): Command =>
  sh`printf '%s' ${JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects })} | ${kubectl('apply', '-f', '-')}`

const SECONDS = 60

const isDefinition = ({ kind }: KubeObject) => kind === 'CustomResourceDefinition'
const comesFirst = (object: KubeObject) => isDefinition(object) || object.kind === 'Namespace'

const established = (objects: readonly KubeObject[]): Command =>
  kubectl(
    'wait',
    '--for=condition=Established',
    `--timeout=${SECONDS}s`,
    ...objects.map(({ metadata }) => `customresourcedefinition/${metadata.name}`),
  )

/**
 * `kubectl apply` of a whole manifest: what defines kinds comes before everything else, which may be of those kinds.
 * It is shown by its size, since nobody reads thousands of lines in a plan.
 */
export function applyManifest(objects: readonly KubeObject[]): Command {
  const definitions = objects.filter(isDefinition)
  const parts = definitions.length
    ? [
        apply(objects.filter(comesFirst)),
        established(definitions),
        apply(objects.filter(object => !comesFirst(object))),
      ]
    : [apply(objects)]
  const count = objects.length === 1 ? '1 object' : `${objects.length} objects`
  return script(parts).named(`kubectl apply -f - # ${count}`)
}
