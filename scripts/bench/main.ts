import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chart } from './chart.ts'
import { circumstances } from './circumstances.ts'
import { labDown } from './lab.ts'
import { type Options, options } from './options.ts'
import { say } from './progress.ts'
import { report } from './report.ts'
import type { Measured, Result } from './result.ts'
import { addWorker } from './works/add-worker.ts'
import { cluster } from './works/cluster.ts'
import { drift } from './works/drift.ts'
import { failure } from './works/failure.ts'
import { nothing } from './works/nothing.ts'
import { prepare } from './works/prepare.ts'
import { repair } from './works/repair.ts'
import { startUp } from './works/start-up.ts'

const ROOT = join(import.meta.dirname, '../..')
const KEPT = join(import.meta.dirname, 'results.json')

/** In the order in which the lab has to grow least often. */
function* work({ works, hosts, rounds, peerRounds }: Options): Generator<() => Promise<Result[]>> {
  const [few = 3] = hosts
  const has = (name: (typeof works)[number]) => works.includes(name)
  const fewer = (nodes: number) => (nodes > 100 ? Math.min(rounds, 3) : rounds)
  if (has('start-up')) yield () => startUp(rounds)
  if (has('failure')) yield () => failure(rounds)
  if (has('prepare')) yield () => prepare(few, Math.min(rounds, 3))
  if (has('nothing')) yield () => nothing({ nodes: few, rounds, peerRounds })
  if (has('delay'))
    for (const roundTrip of [50, 200])
      yield () =>
        nothing({
          nodes: few,
          rounds: Math.min(rounds, 3),
          peerRounds: Math.min(peerRounds, 1),
          roundTrip,
        })
  if (has('drift')) yield () => drift(few, rounds, peerRounds)
  if (has('add')) yield () => addWorker(few, Math.min(rounds, 3))
  for (const nodes of hosts.slice(1)) {
    const peers = nodes > 100 ? 0 : Math.min(peerRounds, 1)
    if (has('nothing')) yield () => nothing({ nodes, rounds: fewer(nodes), peerRounds: peers })
    if (has('add') && nodes === 50) yield () => addWorker(nodes, Math.min(rounds, 3))
  }
  if (has('cluster')) yield () => cluster(Math.min(rounds, 3))
  if (has('repair')) yield () => repair(few, Math.min(rounds, 3))
}

/** What was measured before and is not measured anew, in the old order. */
const kept = async (): Promise<Measured[]> =>
  existsSync(KEPT) ? JSON.parse(await readFile(KEPT, 'utf8')) : []

async function keep(fresh: readonly Measured[], command: string): Promise<void> {
  const known = await kept()
  const all = [
    ...known.map(old => fresh.find(({ id }) => id === old.id) ?? old),
    ...fresh.filter(({ id }) => !known.some(old => old.id === id)),
  ]
  await writeFile(KEPT, `${JSON.stringify(all, null, 1)}\n`)
  const remarks = await readFile(join(import.meta.dirname, 'remarks.md'), 'utf8')
  await writeFile(join(ROOT, 'docs/benchmarks.md'), report(all, command, remarks))
  await writeFile(join(ROOT, 'docs/benchmarks.svg'), chart(all))
}

const chosen = options(process.argv.slice(2))
const fresh: Measured[] = []
try {
  // A run that was killed may have left anything.
  if (!chosen.keep) await labDown()
  for (const next of work(chosen)) {
    const here = circumstances()
    for (const result of await next()) {
      say(`✓ ${result.title}`)
      fresh.push({ ...result, ...here })
    }
    if (!chosen.quick) await keep(fresh, 'npm run bench')
  }
} finally {
  if (!chosen.keep) await labDown()
}
if (chosen.quick) process.stdout.write(report(fresh, 'npm run bench -- --quick'))
