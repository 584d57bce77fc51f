import { Problem } from '../../core/problem.ts'
import type { Prompts } from '../prompts.ts'
import { type Arranged, arrange, type Visited, type Wishes } from './arrange.ts'
import type { Machine } from './machine.ts'
import type { Login } from './probe.ts'
import { askOpen, askPreset, askRemedy } from './questions.ts'
import { optionsFor, refusal } from './told.ts'

/** What the wizard needs of the world. */
export interface Surroundings {
  /** Left out: nobody can be asked. */
  readonly prompts?: Prompts | undefined
  /** Left out: machines are not logged in to. */
  readonly probe?:
    | ((machines: readonly Machine[], login: Login) => Promise<readonly Visited['seen'][]>)
    | undefined
  /** Hears of each look at machines. */
  saw(visited: readonly Visited[]): void
}

export interface Outcome extends Arranged {
  readonly visited: readonly Visited[]
}

/**
 * From machines that were named to what the file is to say. Where nobody can be asked, what is open has its usual
 * answer, or ends it.
 *
 * @throws Problem of the first machine that cannot be looked at, or CONFIG_INVALID; it names all that is open
 */
export async function settle(
  machines: readonly Machine[],
  wishes: Wishes,
  world: Surroundings,
): Promise<Outcome> {
  const looked = await look(machines, wishes, world)
  const { visited } = looked
  let now = looked.wishes
  let arranged = arrange(visited, now)
  if (!world.prompts) {
    const missing = missingFlags(visited, arranged)
    const first = visited.find(({ seen }) => seen instanceof Problem)?.seen as Problem | undefined
    if (missing.length > 0) throw refusal(missing, first)
    return { ...arranged, visited }
  }
  for (const open of arranged.open) now = await askOpen(open, now, world.prompts)
  arranged = arrange(visited, now)
  now = await askPreset(arranged, now, world.prompts)
  return { ...arrange(visited, now), visited }
}

function missingFlags(visited: readonly Visited[], { open }: Arranged): string[] {
  const failed = visited.flatMap(({ machine: { target }, seen }) =>
    seen instanceof Problem ? [`${target}: ${seen.message} (${optionsFor(seen)})`] : [],
  )
  const hidden = new Set(
    visited.flatMap(({ machine, seen }) => (seen instanceof Problem ? [machine.target] : [])),
  )
  const addresses = open.flatMap(one => {
    if (one.what !== 'address' || hidden.has(one.target)) return []
    const choices = one.choices.map(({ address, nic }) => `${address} on ${nic}`).join(', ')
    return [
      `${one.target}: which address do the others reach it by?${choices ? ` It has ${choices}` : ''} (--address ${one.target}=ADDRESS)`,
    ]
  })
  return [...failed, ...addresses]
}

/** Looks at the machines until each was seen, left out, or taken unseen. */
async function look(machines: readonly Machine[], wishes: Wishes, world: Surroundings) {
  const { probe, prompts } = world
  if (!probe) return { visited: machines.map((machine): Visited => ({ machine })), wishes }
  let { login } = wishes
  const visit = async (some: readonly Machine[]): Promise<Visited[]> => {
    const seen = await probe(some, login)
    const visited = some.map((machine, i) => ({ machine, seen: seen[i] }))
    world.saw(visited)
    return visited
  }
  let visited = await visit(machines)
  for (;;) {
    const failed = visited.filter(({ seen }) => seen instanceof Problem)
    const [first] = failed
    if (!prompts || !first) break
    const { code } = first.seen as Problem
    const alike = failed.filter(({ seen }) => (seen as Problem).code === code)
    const remedy = await askRemedy(alike, code, login, prompts)
    if (remedy.what === 'again') login = remedy.login
    const again =
      remedy.what === 'again' ? await visit(alike.map(({ machine }) => machine)) : undefined
    visited = visited.flatMap((one): Visited[] => {
      const at = alike.indexOf(one)
      if (at < 0) return [one]
      if (remedy.what === 'without') return []
      return [again?.[at] ?? { machine: one.machine }]
    })
  }
  if (visited.length === 0) throw new Problem('DECLINED', 'nothing was written: no machine is left')
  return { visited, wishes: { ...wishes, login } }
}
