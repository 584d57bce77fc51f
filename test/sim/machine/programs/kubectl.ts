import type { Call } from '../../shell/system.ts'
import { login, type Session } from '../cluster/api.ts'
import type { Machine } from '../machine.ts'
import { change } from './kubectl-change.ts'
import { get } from './kubectl-get.ts'
import { given, type MachineProgram, unknown } from './program.ts'

/** One call of kubectl. */
export interface Kubectl extends Call {
  readonly options: ReadonlyMap<string, string>
  /** After the verb. */
  readonly words: readonly string[]
  readonly namespace: string
  /** The API server, or why it does not answer; asked anew each time. */
  session(): Session | string
}

const VALUED = [
  'kubeconfig',
  'n',
  'namespace',
  'o',
  'output',
  'f',
  'timeout',
  'for',
  'request-timeout',
]

export const kubectl: MachineProgram = (m, call) => {
  const { options, words } = given(call.args, VALUED)
  const [verb = '', ...rest] = words
  const made: Kubectl = {
    ...call,
    options,
    words: rest,
    namespace: options.get('n') ?? options.get('namespace') ?? 'default',
    session: () => open(m, options.get('kubeconfig') ?? '/root/.kube/config', call),
  }
  if (verb === 'get') return get(m, made)
  const does = change[verb] ?? unknown(call)
  return does(m, made)
}

function open(m: Machine, path: string, call: Call): Session | string {
  const place = call.shell.path(path)
  if (m.files.kind(place) !== 'file') return `error: stat ${path}: no such file or directory`
  return login(m, m.files.read(place))
}
