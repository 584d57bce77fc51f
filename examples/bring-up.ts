/**
 * slipway as a library: shows what would be done, does it, and prints the nodes.
 *
 *     npx tsx examples/bring-up.ts .lab/lab/cluster.yaml
 *
 * In this repository run `npm run build` first: the import below is that of any program that has slipway installed.
 */
import {
  type Cluster,
  changed,
  checks,
  connectSsh,
  leader,
  loadCluster,
  openJournal,
  Problem,
  plan,
  type Reporter,
  type Session,
  sh,
  steps,
  takeLock,
  up,
} from 'slipway'

/** A reporter is a function that is told every event. */
const reporter: Reporter = event => {
  if (event.type === 'host.unreachable') console.log(`${event.host}: ${event.problem.message}`)
  if (event.type === 'step.started') console.log(`${event.host}: ${event.title} …`)
  if (event.type === 'step.finished' && event.summary.result !== 'unchanged')
    console.log(`${event.host}: ${event.step} ${event.summary.result}`)
}

async function printNodes(cluster: Cluster) {
  const host = await connectSsh()(leader(cluster))
  try {
    const kubectl = sh`kubectl --kubeconfig /etc/kubernetes/admin.conf get nodes -o wide`
    console.log((await host.run(kubectl)).stdout)
  } finally {
    await host.close()
  }
}

async function main(path: string) {
  const cluster = await loadCluster(path)
  const session: Session = { cluster, connect: connectSsh(), steps, checks }

  for (const { host, changes } of changed(await plan(session)))
    for (const { summary } of changes) console.log(`would ${summary} on ${host}`)

  const lock = await takeLock(cluster, { command: 'examples/bring-up.ts' })
  const journal = await openJournal(cluster)
  try {
    const { pairs } = await up({ ...session, journal, reporters: [reporter] })
    const failed = pairs.filter(pair => pair.result === 'failed')
    for (const { host, step, problem } of failed)
      console.error(`${host}: ${step}: ${problem?.message}\n${problem?.evidence.join('\n')}`)
    if (failed.length > 0) process.exitCode = 1
    else await printNodes(cluster)
  } finally {
    await journal.close()
    await lock.close()
  }
}

const [path] = process.argv.slice(2)
if (path === undefined || path.startsWith('-'))
  console.log('usage: npx tsx examples/bring-up.ts <cluster.yaml>')
else
  try {
    await main(path)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    console.error(`${error.code}: ${error.message}\n${error.hint ?? ''}`)
    process.exitCode = 1
  }
