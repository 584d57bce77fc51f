import { basename, dirname, resolve } from 'node:path'
import { DNS_LABEL } from '../../config/formats.ts'
import { readCluster } from '../../config/load.ts'
import { suggesting } from '../../config/nearest.ts'
import { DEFAULT_PRESET, PRESETS, type PresetName } from '../../config/presets.ts'
import { starterText } from '../../config/starter.ts'
import type { Wishes } from './arrange.ts'
import { type Machine, parseMachines } from './machine.ts'
import type { InitOptions } from './options.ts'

export interface Given {
  readonly wishes: Wishes
  readonly machines: readonly Machine[]
  /** What is wrong with the command line, all of it. */
  readonly wrong: readonly string[]
}

const isPreset = (name: string): name is PresetName => Object.hasOwn(PRESETS, name)

/** The name of the folder where it can be the name of a cluster. */
const folderName = (out: string): string => {
  const name = basename(dirname(resolve(out)))
    .toLowerCase()
    .replaceAll(/[_. ]/g, '-')
  return DNS_LABEL.test(name) ? name : 'lab'
}

/** What the command line says. Pure, but for the name of the folder. */
export function given(options: InitOptions, words: readonly string[]): Given {
  const { machines, wrong: unread } = parseMachines([...words, ...(options.host ?? [])])
  const wrong = [...unread]
  const addresses = new Map<string, string>()
  for (const text of options.address ?? []) {
    const [, name, address] = /^([^=]+)=(.+)$/.exec(text) ?? []
    const machine = machines.find(m => m.name === name || m.target === name)
    if (machine && address) addresses.set(machine.target, address)
    else wrong.push(`--address ${text}: write name=address of a machine that is given`)
  }
  const { preset = DEFAULT_PRESET, controlPlane } = options
  if (!isPreset(preset)) {
    const known = Object.keys(PRESETS)
    wrong.push(suggesting(`--preset ${preset} is not one of ${known.join(', ')}`, preset, known))
  }
  const first =
    controlPlane === undefined
      ? machines.find(m => m.role === undefined)
      : machines.find(m => m.name === controlPlane || m.target === controlPlane)
  if (controlPlane !== undefined && machines.length > 0 && !first)
    wrong.push(`--control-plane ${controlPlane}: there is no such machine`)
  const port = options.port === undefined ? undefined : Number(options.port)
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536))
    wrong.push(`--port ${options.port} is no port`)
  const wishes: Wishes = {
    cluster: options.cluster ?? folderName(options.out),
    preset: options.preset !== undefined && isPreset(options.preset) ? options.preset : undefined,
    kubernetes: options.kubernetes,
    runtime: options.runtime,
    network: options.network,
    mirrors: options.mirrors,
    login: {
      user: options.user,
      port,
      identityFile: options.identityFile,
      trust: options.acceptHostKeys,
    },
    controlPlane: first?.target ?? controlPlane,
    addresses,
  }
  return { wishes, machines, wrong: [...wrong, ...mistakes(wishes)] }
}

/** Before any machine is dialled: whether the settings go together, on a machine that stands for all. */
function mistakes(wishes: Wishes): string[] {
  const { cluster, preset = DEFAULT_PRESET, kubernetes, runtime, network, mirrors, login } = wishes
  const { user, identityFile } = login
  const text = starterText(
    {
      ...{ cluster, preset, kubernetes, runtime, network, mirrors },
      ssh: { user, identityFile },
      hosts: [{ name: 'master', address: '192.0.2.1', role: 'control-plane' }],
    },
    'none',
  )
  const result = readCluster(text, { path: 'cluster.yaml', home: '/' })
  if (!('issues' in result)) return []
  return result.issues.map(({ path, message }) => `${path}: ${message}`)
}
