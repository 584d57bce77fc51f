import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { castText, readCast } from './cast.ts'
import { firstRun } from './first-run.ts'
import { killedInInit } from './killed-in-init.ts'
import { type Recording, ROOT, type Stage, shell } from './recording.ts'
import { openSession } from './session.ts'
import { svg } from './svg.ts'

/**
 * Makes the recordings of docs/ on machines of the lab, as root, and renders a picture of each.
 *
 *   npm run record                        all: docs/first-run and docs/killed-in-init, .cast and .svg
 *   npm run record -- first-run           one of them
 *   npm run record -- render [first-run]  the picture alone, from the recording that is there
 *
 * LAB names the lab, `record` when left out; it is made anew, and taken away.
 */
const RECORDINGS = [firstRun, killedInInit]
const LAB = process.env.LAB ?? 'record'

async function record({ name, machines, size, title, prepare, play }: Recording): Promise<void> {
  process.stderr.write(`${name}: making the machines of the lab ${LAB}\n`)
  await shell`npm run --silent lab -- up --name ${LAB} --nodes ${machines} --force-clean`
  const stage = openStage()
  const options = await prepare(stage)
  process.stderr.write(`${name}: recording\n`)
  const timestamp = Math.floor(Date.now() / 1000)
  const session = await openSession({ ...options, ...size })
  await play(session, stage)
  const output = await session.close()
  const [width, height] = [size.columns, size.rows]
  writeFileSync(fileOf(name, 'cast'), castText({ width, height, title, timestamp, output }))
  await shell`npm run --silent lab -- down --name ${LAB}`
}

function openStage(): Stage {
  const folder = join(ROOT, '.lab', LAB)
  const { nodes, mirror } = JSON.parse(readFileSync(join(folder, 'lab.json'), 'utf8')) as {
    readonly nodes: readonly { readonly address: string }[]
    readonly mirror: Stage['mirror']
  }
  return {
    folder,
    addresses: nodes.map(({ address }) => address),
    mirror,
    onMaster: program =>
      shell({ input: program })`ssh -F ${join(folder, 'ssh_config')} master sudo sh -s`,
  }
}

const fileOf = (name: string, ending: string) => join(ROOT, 'docs', `${name}.${ending}`)

const words = process.argv.slice(2)
const names = words.filter(word => word !== 'render')
const wanted = RECORDINGS.filter(({ name }) => names.length === 0 || names.includes(name))
const strange = names.filter(name => !RECORDINGS.some(known => known.name === name))
if (strange.length > 0) throw new Error(`there is no recording ${strange.join(', ')}`)

if (!words.includes('render')) {
  await shell`npm run --silent build`
  for (const recording of wanted) await record(recording)
}
for (const { name, picture } of wanted)
  writeFileSync(
    fileOf(name, 'svg'),
    svg(readCast(readFileSync(fileOf(name, 'cast'), 'utf8')), picture),
  )
