import { type Command, script, sh } from '../core/command.ts'
import { type KubeObject, kubectl } from '../facts/kubectl.ts'

/** `kubectl apply` of objects, on a control plane. It is shown by their names, since nobody reads JSON in a line. */
export function apply(objects: readonly KubeObject[]): Command {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects })
  const names = objects.map(({ kind, metadata }) => `${kind.toLowerCase()}/${metadata.name}`)
  return sh`printf '%s' ${list} | ${kubectl('apply', '-f', '-')}`.named(
    sh`kubectl apply ${names}`.shown,
  )
}

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
