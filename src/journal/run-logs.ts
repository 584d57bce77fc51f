import { join } from 'node:path'
import type { Event } from '../core/event.ts'
import { masked } from '../core/masked.ts'
import { type Disk, systemDisk } from './disk.ts'
import { type JournalOf, journalFolder } from './folder.ts'
import { hasCode, storageProblem } from './storage-problem.ts'

/** Runs whose logs are kept; the oldest go first. */
const KEEP = 20

const runsFolder = (cluster: JournalOf) => join(journalFolder(cluster), 'runs')
const nameOf = (step: string, host: string) => `${step}.${host}.log`

/** Writes down what programs print, for as long as a run lasts. */
export interface RunLogs {
  readonly listen: (event: Event) => void
  close(): Promise<void>
}

/**
 * Logs of the runs to come: `runs/<run>/<step>.<host>.log` holds what the step's programs printed there, and, when
 * it failed, why and what the host showed. The owner's alone, and without the secrets that kubeadm prints.
 * A log that cannot be written is not worth failing a run for.
 */
export function openRunLogs(
  cluster: JournalOf,
  { keep = KEEP, disk = systemDisk }: { readonly keep?: number; readonly disk?: Disk } = {},
): RunLogs {
  let run: string | undefined
  let folder: string | undefined
  const begun = new Set<string>()
  const waiting = new Map<string, string[]>()
  let last: Promise<void> = Promise.resolve()

  const write = async () => {
    const batch = [...waiting]
    waiting.clear()
    if (batch.length === 0 || run === undefined) return
    folder ??= await makeFolder(cluster, run, keep, disk)
    for (const [name, lines] of batch)
      await disk.append(join(folder, name), `${lines.join('\n')}\n`)
  }

  const put = (step: string, host: string, lines: readonly string[]) => {
    if (waiting.size === 0) last = last.then(write).catch(() => {})
    const name = nameOf(step, host)
    waiting.set(name, [...(waiting.get(name) ?? []), ...lines.map(masked)])
  }

  return {
    listen(event) {
      if (event.type === 'run.started') {
        run = event.run
        folder = undefined
        begun.clear()
      } else if (event.type === 'step.started') begun.add(nameOf(event.step, event.host))
      else if (event.type === 'step.output') put(event.step, event.host, [event.line])
      else if (event.type === 'step.evidence') put(event.step, event.host, ['', ...event.lines])
      else if (event.type === 'step.finished' && event.summary.problem) {
        if (!begun.has(nameOf(event.step, event.host))) return
        const { message, hint } = event.summary.problem
        put(event.step, event.host, ['', `failed: ${message}`, ...(hint ? [`try: ${hint}`] : [])])
      }
    },
    close: () => last,
  }
}

/** The folder of a run, and away with those that are too old. Names of runs begin with their time. */
async function makeFolder(
  cluster: JournalOf,
  run: string,
  keep: number,
  disk: Disk,
): Promise<string> {
  const runs = runsFolder(cluster)
  const folder = join(runs, run)
  await disk.makeFolder(folder)
  for (const old of (await disk.list(runs)).sort().slice(0, -keep))
    if (old !== run) await disk.remove(join(runs, old))
  return folder
}

export interface RunLog {
  readonly step: string
  readonly host: string
  readonly text: string
}

/** The runs that have logs, oldest first. */
export const loggedRuns = async (cluster: JournalOf): Promise<string[]> =>
  (await list(runsFolder(cluster))).sort()

/**
 * The logs of a run, in no order.
 *
 * @throws Problem when there are some that cannot be read
 */
export async function readRunLogs(cluster: JournalOf, run: string): Promise<RunLog[]> {
  const folder = join(runsFolder(cluster), run)
  const found = (await list(folder)).flatMap(name => {
    const [, step, host] = name.match(/^([^.]+)\.(.+)\.log$/) ?? []
    return step && host ? [{ step, host, path: join(folder, name) }] : []
  })
  return Promise.all(
    found.map(async ({ step, host, path }) => {
      const text = await systemDisk.read(path).catch(error => {
        throw storageProblem(error, 'read', path)
      })
      return { step, host, text }
    }),
  )
}

const list = (folder: string): Promise<string[]> =>
  systemDisk.list(folder).catch(error => {
    if (hasCode(error, 'ENOENT')) return []
    throw storageProblem(error, 'read', folder)
  })
