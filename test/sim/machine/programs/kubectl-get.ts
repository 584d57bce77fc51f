import { objectsOf } from '../cluster/api.ts'
import type { Machine } from '../machine.ts'
import { keyOf, kindOf, type Objects, type Thing } from '../objects.ts'
import type { Kubectl } from './kubectl.ts'
import { unknown } from './program.ts'

export interface Target {
  readonly kind: string
  /** Left out: all of that kind. */
  readonly name?: string
}

/** `kind/name kind/name`, `kind name name` and `kind`. */
export function targets(words: readonly string[]): Target[] {
  const [first = '', ...names] = words
  if (words.some(word => word.includes('/')))
    return words.map(word => {
      const [kind = '', name = ''] = word.split('/')
      return { kind: kindOf(kind), name }
    })
  if (names.length === 0) return first.split(',').map(kind => ({ kind: kindOf(kind) }))
  return names.map(name => ({ kind: kindOf(first), name }))
}

export const notFound = ({ kind, name }: Target) =>
  `Error from server (NotFound): ${kind}s "${name}" not found\n`

const ofKind = (objects: Objects, kind: string, namespace: string | undefined) =>
  [...objects.values()].filter(
    o =>
      o.kind.toLowerCase() === kind &&
      (namespace === undefined ||
        o.metadata.namespace === undefined ||
        o.metadata.namespace === namespace),
  )

export function get(_: Machine, call: Kubectl): number {
  const session = call.session()
  if (typeof session === 'string') {
    call.err(`${session}\n`)
    return 1
  }
  const { options, words, namespace } = call
  if (options.has('raw')) {
    if (!/^\/(readyz|healthz|livez)$/.test(options.get('raw') ?? '')) unknown(call)
    call.out('ok')
    return 0
  }
  const objects = objectsOf(session.leader)
  const asked = targets(words)
  const found: Thing[] = []
  let code = 0
  for (const target of asked) {
    if (target.name === undefined) {
      const everywhere = options.has('A') || options.has('all-namespaces')
      found.push(...ofKind(objects, target.kind, everywhere ? undefined : namespace))
      continue
    }
    const thing = objects.get(keyOf(target.kind, namespace, target.name))
    if (thing) found.push(thing)
    else if (!options.has('ignore-not-found')) {
      call.err(notFound(target))
      code = 1
    }
  }
  print(call, found, asked.length === 1 && asked[0]?.name !== undefined)
  return code
}

function print(call: Kubectl, found: readonly Thing[], one: boolean): void {
  const format = call.options.get('o') ?? call.options.get('output')
  if (found.length === 0 && (one || call.options.has('ignore-not-found') || format !== 'json'))
    return
  if (format === 'json')
    call.out(
      `${JSON.stringify(one ? found[0] : { apiVersion: 'v1', items: found, kind: 'List', metadata: { resourceVersion: '', selfLink: '' } })}\n`,
    )
  else if (format === 'name')
    for (const { kind, metadata } of found) call.out(`${kind.toLowerCase()}/${metadata.name}\n`)
  else unknown(call)
}
