import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { $ } from 'zx'
import { castText, readCast } from './cast.ts'
import { openSession } from './session.ts'
import { svg } from './svg.ts'

/**
 * Records docs/killed-in-init.cast on machines of the lab, as root, and renders docs/killed-in-init.svg of it:
 * the command and kubeadm are killed in the middle of kubeadm init, and the same command ends the job.
 *
 *   npm run record             both
 *   npm run record -- render   the picture alone, from the recording that is there
 */
const ROOT = join(import.meta.dirname, '../..')
const CAST = join(ROOT, 'docs/killed-in-init.cast')
const PICTURE = join(ROOT, 'docs/killed-in-init.svg')
const LAB = process.env.LAB ?? 'record'
const SIZE = { columns: 100, rows: 30 }
const SPEED = 4

const shell = $({ cwd: ROOT, quiet: true })

async function record(): Promise<void> {
  process.stderr.write(`making the machines of the lab ${LAB}\n`)
  await shell`npm run --silent build`
  await shell`npm run --silent lab -- up --name ${LAB} --nodes 2 --force-clean`
  const folder = join(ROOT, '.lab', LAB)
  const main = join(ROOT, 'dist/cli/main.js')
  const config = join(folder, 'ssh_config')
  const on = (program: string) => shell({ input: program })`ssh -F ${config} master sudo sh -s`
  // All that comes before kubeadm, so that the recording is of the part that matters.
  await shell`node ${main} up --yes -f ${join(folder, 'cluster.yaml')} --step kubelet --step images`
  process.stderr.write('recording\n')
  const timestamp = Math.floor(Date.now() / 1000)
  const prepare = `slipway() { node ${main} "$@"; }\nkubectl() { ssh -F ${config} master kubectl "$@"; }`
  const session = await openSession({ folder, ...SIZE, prepare })
  const first = session.type('slipway up --yes')
  await on('until [ -e /etc/kubernetes/manifests/etcd.yaml ]; do sleep 0.1; done; sleep 4')
  const slipway = session.child()
  if (slipway) process.kill(slipway, 'SIGKILL')
  await on('pkill -9 -x kubeadm')
  await first
  await session.type('# slipway and kubeadm init were killed half-way. The same command again:')
  await session.type('slipway up --yes')
  await session.type('kubectl get nodes')
  const output = await session.close()
  const title = 'slipway up, killed in kubeadm init, and ended by the same command'
  mkdirSync(join(ROOT, 'docs'), { recursive: true })
  const [width, height] = [SIZE.columns, SIZE.rows]
  writeFileSync(CAST, castText({ width, height, title, timestamp, output }))
  await shell`npm run --silent lab -- down --name ${LAB}`
}

if (process.argv[2] !== 'render') await record()
writeFileSync(PICTURE, svg(readCast(readFileSync(CAST, 'utf8')), { perSecond: 1, speed: SPEED }))
