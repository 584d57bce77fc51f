import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { issueLine } from '../../config/issue.ts'
import { clusterJsonSchema } from '../../config/json-schema.ts'
import { readCluster } from '../../config/load.ts'
import { withScratch } from '../../config/scratch.ts'
import { type Starter, starterText } from '../../config/starter.ts'
import { Problem } from '../../core/problem.ts'
import { asking } from '../asking.ts'
import { copying } from '../init/copying.ts'
import { askVagrant, sshHosts, type VagrantFound, vagrantFolder } from '../init/found.ts'
import type { Machine } from '../init/machine.ts'
import type { InitOptions } from '../init/options.ts'
import { nextLines, refusal, visitLines } from '../init/told.ts'
import { given } from '../init/wishes.ts'
import { settle } from '../init/wizard.ts'
import { type Io, isInteractive } from '../io.ts'

import { printer } from '../printer.ts'
import type { Prompts } from '../prompts.ts'

/** Beside cluster.yaml: what `vagrant ssh-config` printed. */
const VAGRANT_CONFIG = 'vagrant.ssh_config'
/** Where editors find the schema without any network. */
const SCHEMA = '.slipway/cluster.schema.json'

/** Makes a first cluster.yaml of machines that are named, found or asked for. */
export async function init(
  options: InitOptions,
  io: Io,
  words: readonly string[] = [],
): Promise<number> {
  const { style, print } = printer(options, io)
  const copyId = copying(options, io)
  const prompts = await promptsFor(options, io)
  const { wishes, machines: named, wrong } = given(options, words)
  const toFile = options.out !== '-'
  const path = resolve(toFile ? options.out : 'cluster.yaml')
  const isThere = toFile && !options.force && existsSync(path)
  const flawed = isThere || wrong.length > 0
  // Vagrant takes seconds to answer: not for a file that will not be written.
  const vagrant =
    flawed && !options.vagrant
      ? undefined
      : await findVagrant(options, named, prompts !== undefined)
  const open = [
    ...wrong,
    ...(isThere
      ? [`${options.out} is there already (--force replaces it, --out names another)`]
      : []),
    ...(options.vagrant && vagrant?.flaw ? [`--vagrant: ${vagrant.flaw}`] : []),
    ...(!prompts && !options.vagrant && named.length === 0
      ? ['which machines? (--host name=address:role for each, or --vagrant)']
      : []),
  ]
  if (flawed || (!prompts && open.length > 0)) throw flawed ? mistaken(open) : refusal(open)

  const { machines, byVagrant } = await which({ options, named, vagrant, prompts })
  const files = byVagrant && vagrant ? { [VAGRANT_CONFIG]: vagrant.config } : {}
  return withScratch(files, async folder => {
    const config = join(folder, VAGRANT_CONFIG)
    const login = { ...wishes.login, ...(byVagrant && { config: VAGRANT_CONFIG }) }
    const { prober } = await import('../init/probe.ts')
    const probe = prober({ copyId, ask: prompts && asking(io) })
    const { starter, visited } = await settle(
      machines,
      { ...wishes, login },
      {
        prompts,
        saw: options.json
          ? () => {}
          : visited => print(visitLines(visited, style, { asked: prompts !== undefined })),
        probe: options.offline
          ? undefined
          : (some, login) => probe(some, byVagrant ? { ...login, config } : login, path),
      },
    )
    // Whoever reads JSON reads the text in it too.
    const text = sound(starter, path, options.json ? undefined : io.say)
    if (!toFile) {
      io.stdout.write(text)
      return 0
    }
    if (prompts) {
      print([
        '',
        ...text
          .trimEnd()
          .split('\n')
          .map(line => `  ${line}`),
        '',
      ])
      if (!(await prompts.confirm(`Write this to ${options.out}?`)))
        throw new Problem('DECLINED', 'nothing was written')
    }
    await store(path, text, byVagrant ? vagrant?.config : undefined, options.force)
    if (options.json)
      print([JSON.stringify({ file: path, cluster: starter, looked: visited.length, text })])
    else print(nextLines(relative('.', path), style))
    return 0
  })
}

async function promptsFor(options: InitOptions, io: Io): Promise<Prompts | undefined> {
  if (options.json || options.yes || options.out === '-' || !isInteractive(io)) return undefined
  return (await import('../prompts.ts')).prompts(io)
}

const mistaken = (evidence: readonly string[]): Problem =>
  new Problem('CONFIG_INVALID', 'nothing was written', {
    evidence,
    hint: 'slipway init --help lists the options',
  })

/** Vagrant is asked where it was named, or where it may be what somebody means. */
function findVagrant(
  { vagrant }: InitOptions,
  named: readonly Machine[],
  asking: boolean,
): Promise<VagrantFound | undefined> {
  const folder = vagrantFolder(resolve('.'))
  const none = { names: [], config: '', flaw: 'there is no Vagrantfile here or above' }
  if (folder === undefined) return Promise.resolve(vagrant ? none : undefined)
  return vagrant || (asking && named.length === 0) ? askVagrant(folder) : Promise.resolve(undefined)
}

interface Candidates {
  readonly options: InitOptions
  readonly named: readonly Machine[]
  readonly vagrant: VagrantFound | undefined
  readonly prompts: Prompts | undefined
}

async function which({ options, named, vagrant, prompts }: Candidates) {
  const ofVagrant = (vagrant?.names ?? []).map((name): Machine => ({ target: name, name }))
  if (options.vagrant) return { machines: [...ofVagrant, ...named], byVagrant: true }
  if (named.length > 0 || !prompts) return { machines: named, byVagrant: false }
  const { askMachines } = await import('../init/questions.ts')
  const offer = { vagrant: vagrant?.names, sshHosts: sshHosts(homedir()) }
  const chosen = await askMachines(offer, prompts)
  return chosen === 'vagrant'
    ? { machines: ofVagrant, byVagrant: true }
    : { machines: chosen, byVagrant: false }
}

/** The text, as it will be read again by every other command. */
function sound(starter: Starter, path: string, say: Io['say']): string {
  const text = starterText(starter, SCHEMA, say)
  const result = readCluster(text, { path, home: homedir() })
  if (!('issues' in result)) return text
  throw new Problem('CONFIG_INVALID', 'nothing was written: these machines make no cluster yet', {
    evidence: result.issues.map(issue => issueLine('cluster.yaml', issue)),
    hint: 'slipway init --help lists the options',
  })
}

async function store(
  path: string,
  text: string,
  vagrantConfig: string | undefined,
  force = false,
): Promise<void> {
  const folder = dirname(path)
  const mine = { mode: 0o600 }
  try {
    await mkdir(join(folder, '.slipway'), { recursive: true, mode: 0o700 })
    const schema = JSON.stringify(clusterJsonSchema(), null, 2)
    await writeFile(join(folder, SCHEMA), `${schema}\n`, mine)
    if (vagrantConfig !== undefined)
      await writeFile(join(folder, VAGRANT_CONFIG), vagrantConfig, mine)
    await writeFile(path, text, { flag: force ? 'w' : 'wx' })
  } catch (cause) {
    const { message } = cause as Error
    throw new Problem('CONFIG_INVALID', `${path} cannot be written: ${message}`, { cause })
  }
}
