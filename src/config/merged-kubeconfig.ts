import { isMap } from '../core/is-map.ts'
import { Problem } from '../core/problem.ts'
import { Secret } from '../core/secret.ts'
import { readYaml, toYaml } from '../render/yaml.ts'

/** An item of one of the three lists: a name, and under the list's own word what it names. */
interface Entry {
  readonly name: string
  readonly [word: string]: unknown
}

interface Kubeconfig {
  readonly clusters?: readonly Entry[] | null
  readonly users?: readonly Entry[] | null
  readonly contexts?: readonly Entry[] | null
  readonly 'current-context'?: string
  readonly [word: string]: unknown
}

const isEntries = (value: unknown) =>
  value === undefined || value === null || (Array.isArray(value) && value.every(isMap))

/** @throws Problem CONFIG_INVALID for what kubectl could not read either */
function parsed(text: string, path: string): Kubeconfig {
  const { value, errors } = readYaml(text)
  const whole = value ?? {}
  const lists = isMap(whole) ? [whole.clusters, whole.users, whole.contexts] : [0]
  if (errors.length === 0 && isMap(whole) && lists.every(isEntries)) return whole
  throw new Problem('CONFIG_INVALID', `${path} is no kubeconfig`, {
    hint: `look at it with kubectl config view, or write another file: slipway kubeconfig -o FILE`,
    evidence: errors.map(({ line, column, message }) => `${path}:${line}:${column} ${message}`),
  })
}

const among = (entries: readonly Entry[] | null | undefined, entry: Entry): readonly Entry[] => [
  ...(entries ?? []).filter(({ name }) => name !== entry.name),
  entry,
]

const serverOf = (entry: Entry | undefined): unknown =>
  isMap(entry?.cluster) ? entry.cluster.server : undefined

/**
 * A user's kubeconfig with a cluster more in it: cluster and context have its `name`, the user is `<name>-admin`, so that
 * kubeadm's `kubernetes` of one cluster is not taken for that of another. What slipway put there before is put anew;
 * the context that is in use stays in use.
 *
 * @throws Problem CONFIG_INVALID where `path` is no kubeconfig, or has another cluster under this name
 */
export function mergedKubeconfig(
  there: string,
  admin: Secret,
  { name, path }: { readonly name: string; readonly path: string },
): Secret {
  const mine = parsed(there, path)
  const { clusters, users } = parsed(admin.reveal(), 'admin.conf')
  const cluster = { ...clusters?.[0], name }
  const user = { ...users?.[0], name: `${name}-admin` }
  const known = serverOf(mine.clusters?.find(entry => entry.name === name))
  if (known !== undefined && known !== serverOf(cluster))
    throw new Problem('CONFIG_INVALID', `${path} has another cluster ${name}, at ${known}`, {
      hint: `if it is gone: kubectl config delete-cluster ${name}; else write another file: slipway kubeconfig -o FILE`,
    })
  return new Secret(
    toYaml({
      apiVersion: 'v1',
      kind: 'Config',
      ...mine,
      clusters: among(mine.clusters, cluster),
      users: among(mine.users, user),
      contexts: among(mine.contexts, { name, context: { cluster: name, user: user.name } }),
      'current-context': mine['current-context'] || name,
    }),
  )
}
