import type { Event } from '../../src/core/event.ts'
import { Problem } from '../../src/core/problem.ts'
import type { Disk } from '../../src/journal/disk.ts'
import { readJournal } from '../../src/journal/file.ts'
import { ledger } from '../../src/journal/ledger.ts'
import type { Attempt } from './attempt.ts'
import { stillDear } from './belongings.ts'
import type { FaultKind } from './faults.ts'
import { objectsOf } from './machine/cluster/api.ts'
import type { Machine } from './machine/machine.ts'
import { portrait } from './portrait.ts'
import type { Scenario } from './scenario.ts'
import { wantedOf } from './shapes.ts'
import type { Story } from './story.ts'
import type { World } from './world.ts'

const no = () => Promise.reject(new Error('the oracle only reads'))
const NO_DISK: Disk = {
  makeFolder: no,
  open: no,
  create: no,
  append: no,
  read: no,
  list: no,
  link: no,
  rename: no,
  remove: no,
}

export interface Case {
  readonly world: World<Machine>
  readonly story: Story
  readonly scenario: Scenario
  /** All calls of slipway, the oldest first. */
  readonly attempts: readonly Attempt[]
  readonly struck: readonly FaultKind[]
  /** `plan` at the end. */
  readonly look: Attempt
}

/** What no call of slipway may do, whatever goes wrong around it. */
export function judgeAttempt({ command, problem, summary }: Attempt): string[] {
  const problems = [problem, ...(summary?.pairs.map(p => p.problem) ?? [])].filter(
    p => p !== undefined,
  )
  return problems.flatMap(p => {
    const wrong: string[] = []
    const defect = p.cause instanceof Error && !(p.cause instanceof Problem) && !('code' in p.cause)
    if (defect && p.evidence.some(line => /^\s+at /.test(line)))
      wrong.push(`${command} has a defect: ${p.message} ${p.evidence[0]}`)
    else if (p.hint === undefined)
      wrong.push(`${command} gives no hint: ${p.code} ${p.message} (${p.evidence.join(' / ')})`)
    return wrong
  })
}

/** What is wrong at the end of a seed. */
export async function complaints(c: Case): Promise<string[]> {
  return [
    ...nothingToDo(c),
    ...asWanted(c),
    ...doneOnce(c),
    ...tokens(c),
    ...kept(c),
    ...(await history(c)),
    ...secrets(c),
  ]
}

function nothingToDo({ look }: Case): string[] {
  if (look.code === 0) return []
  const open = look.plan?.pairs.flatMap(({ step, host, changes, problem }) => [
    ...changes.map(change => `${step}@${host}: ${change.summary}`),
    ...(problem ? [`${step}@${host}: ${problem.message}`] : []),
  ])
  return [`plan finds something to do: ${open?.join('; ') ?? look.problem?.message}`]
}

function asWanted({ world, story }: Case): string[] {
  const [is, ought] = [portrait(world), story.portrait]
  return [...new Set([...is.keys(), ...ought.keys()])]
    .filter(key => is.get(key) !== ought.get(key))
    .map(
      key =>
        `${key} is ${JSON.stringify(is.get(key) ?? null)?.slice(0, 300)}, not ${JSON.stringify(ought.get(key) ?? null)?.slice(0, 300)}`,
    )
}

/**
 * Deeds that nothing can make good. A disk that lost what was written to it may ask for another kubeadm init;
 * that what its user had in the cluster is still there is looked at all the same.
 */
function doneOnce({ world, struck, scenario }: Case): string[] {
  if (struck.includes('power-torn') || scenario.start.kind === 'unplugged') return []
  const deeds = [...world.hosts.keys()].flatMap(name =>
    world.hardware(name).deeds.map(deed => ({ name, deed })),
  )
  const inits = deeds.filter(({ deed }) => deed === 'kubeadm init ended well').length
  return [
    ...deeds
      .filter(({ deed }) => deed.includes(' a whole'))
      .map(({ name, deed }) => `${name}: ${deed}`),
    ...(inits === 1 ? [] : [`kubeadm init ended well ${inits} times`]),
  ]
}

/** Tokens live for half an hour: one that lives longer was made by the last run, which was to take it back. */
function tokens({ world, attempts }: Case): string[] {
  const last = attempts.findLast(a => a.command === 'up')
  return [...objectsOf(world.hardware('master'))].flatMap(([key, { data }]) => {
    const plain = (name: string) => Buffer.from(data?.[name] ?? '', 'base64').toString()
    // kubeadm init makes one too, whose secret nobody knows.
    if (!key.includes('bootstrap-token-') || !plain('description').startsWith('slipway')) return []
    const until = plain('expiration')
    const left = until === '' || Date.parse(until) > (last?.began ?? 0) + 30 * 60_000
    return left ? [`${key} is left, until ${until || 'the end of days'}`] : []
  })
}

/** What others have put there is there. */
function kept({ world }: Case): string[] {
  const lost = [...world.hosts.keys()].flatMap(name => {
    const said = (question: string) => world.hardware(name).answer(question).stdout
    return [
      ...(said('cat /srv/data/notes') === 'mine\n' ? [] : [`${name}: /srv/data/notes is lost`]),
      ...(said('cat /etc/hosts').includes('printer')
        ? []
        : [`${name}: a line of /etc/hosts is lost`]),
    ]
  })
  const dear = !world.dear || stillDear(world.hardware('master'))
  return dear ? lost : [...lost, "the user's object in the cluster is lost"]
}

/** Every run that has touched a host is in the journal of its laptop, unless somebody spoilt that. */
async function history({ world, scenario, attempts }: Case): Promise<string[]> {
  if (scenario.runs.some(run => run.history)) return []
  const { cluster } = wantedOf(scenario.shape)
  const touched = new Set(
    [...world.hosts.values()].flatMap(host => host.started.map(id => id.split('.')[0])),
  )
  const wrong: string[] = []
  for (const { name, disk } of world.laptops.values()) {
    const { events } = await readJournal(cluster, {
      ...NO_DISK,
      read: async path => disk.read(path),
    })
    const runs = ledger(events).runs
    for (const attempt of attempts) {
      const started = attempt.events.find(event => event.type === 'run.started')
      if (attempt.laptop !== name || started?.type !== 'run.started') continue
      if (touched.has(started.run) && !runs.some(({ run }) => run === started.run))
        wrong.push(`the journal of ${name} knows nothing of run ${started.run}`)
    }
    if (name === 'laptop' && runs.at(-1)?.outcome !== 'done' && runs.at(-1)?.outcome !== 'looked')
      wrong.push('the last run is not done, says the journal')
  }
  return wrong
}

/** No secret is in what slipway has written down or told. */
function secrets({ world, attempts }: Case): string[] {
  if (world.secrets.size === 0) return []
  const written = [...world.laptops.values()].flatMap(l =>
    [...l.disk.files].map(([path, file]) => [path, file.text] as const),
  )
  const told = attempts.map(
    (a, i) => [`the events of call ${i + 1}`, a.events.map(unwritten).join('\n')] as const,
  )
  return [...world.secrets].flatMap(secret =>
    [...written, ...told]
      .filter(([, text]) => text.includes(secret))
      .map(([where]) => `a token's secret is in ${where}`),
  )
}

/** What is told, and not written to the journal as it is. */
function unwritten(event: Event): string {
  if (event.type === 'step.output') return event.line
  return event.type === 'step.evidence' ? event.lines.join('\n') : ''
}
