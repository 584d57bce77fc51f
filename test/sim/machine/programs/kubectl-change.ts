import { FileError, type Steps } from '../../shell/system.ts'
import { drop, objectsOf, put, type Session } from '../cluster/api.ts'
import { isReady } from '../cluster/node.ts'
import type { Machine } from '../machine.ts'
import { keyOf, keyOfThing, merged, same, type Thing } from '../objects.ts'
import type { Kubectl } from './kubectl.ts'
import { notFound, type Target, targets } from './kubectl-get.ts'
import { tick, unknown } from './program.ts'

type Change = (m: Machine, call: Kubectl) => Steps<number>

/** Lets `does` work with the API server after a boundary; what it throws of the disk is etcd's trouble. */
function* withApi(call: Kubectl, what: string, does: (session: Session) => number): Steps<number> {
  yield* tick(120, what)
  const session = call.session()
  if (typeof session === 'string') {
    call.err(`${session}\n`)
    return 1
  }
  if (session.user !== 'kubernetes-admin') {
    call.err(`Error from server (Forbidden): User "${session.user}" cannot do this\n`)
    return 1
  }
  try {
    return does(session)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    call.err('Error from server: etcdserver: request timed out\n')
    return 1
  }
}

interface Given extends Thing {
  readonly items?: readonly Given[]
  readonly stringData?: Readonly<Record<string, string>>
}

/** The objects in JSON on stdin. */
function read(call: Kubectl): Thing[] {
  const source = call.options.get('f')
  if (source !== '-') unknown(call)
  const given = JSON.parse(call.in.rest()) as Given
  return (given.items ?? [given]).map(({ stringData, ...thing }) => {
    const { namespace = call.namespace } = thing.metadata
    const secret = Object.entries(stringData ?? {}).map(([k, v]) => [
      k,
      Buffer.from(v).toString('base64'),
    ])
    return {
      ...thing,
      ...(stringData && { data: Object.fromEntries(secret) }),
      metadata: { ...thing.metadata, ...(isNamespaced(thing) && { namespace }) },
    }
  })
}

const isNamespaced = ({ kind }: Thing) =>
  !['Node', 'Namespace', 'ClusterRole', 'ClusterRoleBinding'].includes(kind)

const named = (thing: Thing) => {
  const group = thing.apiVersion.includes('/') ? `.${thing.apiVersion.split('/')[0]}` : ''
  return `${thing.kind.toLowerCase()}${group}/${thing.metadata.name}`
}

const seconds = (text = '30s') => Number(text.replace(/s$/, '')) * 1000

/** Asks again and again, as `wait` and `rollout status` do. */
function* until(call: Kubectl, target: Target, well: (thing: Thing) => boolean): Steps<number> {
  let waited = 0
  for (;;) {
    const session = call.session()
    if (typeof session === 'string') {
      call.err(`${session}\n`)
      return 1
    }
    const thing = objectsOf(session.leader).get(
      keyOf(target.kind, call.namespace, target.name ?? ''),
    )
    if (!thing) {
      call.err(notFound(target))
      return 1
    }
    if (well(thing)) return 0
    if (waited >= seconds(call.options.get('timeout'))) {
      call.err(`error: timed out waiting for the condition on ${target.kind}s/${target.name}\n`)
      return 1
    }
    yield* tick(1000, `kubectl waits for ${target.kind}/${target.name}`)
    waited += 1000
  }
}

interface Taint {
  readonly key: string
  readonly value?: string
  readonly effect: string
}

function tainted(taints: readonly Taint[], word: string): readonly Taint[] {
  const [, key = '', value, effect = ''] = word.match(/^([^=:]+)(?:=([^:]*))?:(\w+)-?$/) ?? []
  const others = taints.filter(t => t.key !== key || t.effect !== effect)
  return word.endsWith('-') ? others : [...others, { key, ...(value && { value }), effect }]
}

export const change: Readonly<Record<string, Change>> = {
  *apply(_, call) {
    for (const thing of read(call)) {
      const code = yield* withApi(call, `kubectl apply ${named(thing)}`, ({ leader }) => {
        const found = objectsOf(leader).get(keyOfThing(thing))
        const wanted = found ? merged(found, thing) : thing
        put(leader, wanted)
        const how = !found ? 'created' : same(found, wanted) ? 'unchanged' : 'configured'
        call.out(`${named(thing)} ${how}\n`)
        return 0
      })
      if (code !== 0) return code
    }
    return 0
  },

  *create(_, call) {
    for (const thing of read(call)) {
      const code = yield* withApi(call, `kubectl create ${named(thing)}`, ({ leader }) => {
        if (objectsOf(leader).has(keyOfThing(thing))) {
          call.err(
            `Error from server (AlreadyExists): error when creating "STDIN": ${thing.kind.toLowerCase()}s "${thing.metadata.name}" already exists\n`,
          )
          return 1
        }
        put(leader, thing)
        call.out(`${named(thing)} created\n`)
        return 0
      })
      if (code !== 0) return code
    }
    return 0
  },

  *delete(_, call) {
    for (const target of targets(call.words)) {
      const { kind, name = '' } = target
      const code = yield* withApi(call, `kubectl delete ${kind}/${name}`, ({ leader }) => {
        const key = keyOf(kind, call.namespace, name)
        if (!objectsOf(leader).has(key)) {
          if (call.options.has('ignore-not-found')) return 0
          call.err(notFound(target))
          return 1
        }
        drop(leader, key)
        call.out(`${kind} "${name}" deleted\n`)
        return 0
      })
      if (code !== 0) return code
    }
    return 0
  },

  *label(_, call) {
    const [kind, name = '', ...labels] = call.words
    if (kind !== 'node') unknown(call)
    return yield* withApi(call, `kubectl label ${name}`, ({ leader }) => {
      const node = objectsOf(leader).get(`node//${name}`)
      if (!node) {
        call.err(notFound({ kind: 'node', name }))
        return 1
      }
      const added = labels.map(label => label.split('=') as [string, string])
      put(leader, merged(node, { metadata: { labels: Object.fromEntries(added) } }))
      call.out(`node/${name} labeled\n`)
      return 0
    })
  },

  *taint(_, call) {
    const [kind, name = '', ...words] = call.words
    if (kind !== 'node') unknown(call)
    return yield* withApi(call, `kubectl taint ${name}`, ({ leader }) => {
      const node = objectsOf(leader).get(`node//${name}`)
      if (!node) {
        call.err(notFound({ kind: 'node', name }))
        return 1
      }
      const before = (node.spec?.taints ?? []) as readonly Taint[]
      put(leader, { ...node, spec: { ...node.spec, taints: words.reduce(tainted, before) } })
      call.out(`node/${name} modified\n`)
      return 0
    })
  },

  *wait(_, call) {
    if (call.options.get('for') !== 'condition=Ready') unknown(call)
    for (const target of targets(call.words)) {
      const code = yield* until(call, target, isReady)
      if (code !== 0) return code
      call.out(`${target.kind}/${target.name} condition met\n`)
    }
    return 0
  },

  *rollout(_, call) {
    if (call.words[0] !== 'status') unknown(call)
    for (const target of targets(call.words.slice(1))) {
      const { kind, name } = target
      const code = yield* until(
        call,
        target,
        thing => Number(thing.status?.availableReplicas ?? 0) > 0,
      )
      if (code !== 0) return code
      call.out(`${kind} "${name}" successfully rolled out\n`)
    }
    return 0
  },
}
