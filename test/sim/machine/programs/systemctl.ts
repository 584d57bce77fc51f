import type { Machine } from '../machine.ts'
import {
  activeState,
  disable,
  enable,
  exists,
  fileState,
  isStarted,
  loadState,
  startUnit,
  stopUnit,
} from '../units.ts'
import { given, type MachineProgram, tick, unknown } from './program.ts'

const bare = (unit: string) => unit.replace(/\.service$/, '')

function show(m: Machine, names: readonly string[], properties: readonly string[]): string {
  let said = ''
  for (const name of names) {
    // A blank line stands between units.
    if (said !== '') said += '\n'
    for (const property of properties) {
      if (property === 'LoadState') said += `LoadState=${loadState(m, name)}\n`
      else if (property === 'ActiveState') said += `ActiveState=${activeState(m, name)}\n`
      else if (property === 'UnitFileState') said += `UnitFileState=${fileState(m, name)}\n`
      else throw new Error(`the simulation does not know: systemctl show -p ${property}`)
    }
  }
  return said
}

/** How long a unit takes to start or stop, in ms. */
const TAKES: Readonly<Record<string, number>> = { docker: 1500, kubelet: 100, firewalld: 800 }

export const systemctl: MachineProgram = (m, call) => {
  if (call.args.includes('--failed')) return 0
  const properties = call.args.filter((_, i) => call.args[i - 1] === '-p')
  const { options, words } = given(call.args, ['p'])
  const [verb = '', ...units] = words
  const names = units.map(bare)
  switch (verb) {
    case 'show':
      call.out(show(m, names, properties))
      return 0
    case 'is-active':
      for (const name of names) call.out(`${activeState(m, name)}\n`)
      return names.every(name => activeState(m, name) === 'active') ? 0 : 3
    case 'is-enabled':
      for (const name of names) call.out(`${fileState(m, name)}\n`)
      return names.every(name => fileState(m, name) === 'enabled') ? 0 : 1
    case 'daemon-reload':
    case 'reset-failed':
      return 0
    case 'enable':
    case 'disable':
    case 'start':
    case 'stop':
    case 'restart':
    case 'try-restart':
      break
    default:
      unknown(call)
  }
  return (function* () {
    for (const name of names) {
      const does = `systemctl ${verb} ${name}`
      if (!exists(m, name)) {
        yield* tick(20, does)
        call.err(
          verb === 'stop'
            ? `Failed to stop ${name}.service: Unit ${name}.service not loaded.\n`
            : `Failed to ${verb} ${name}.service: Unit ${name}.service not found.\n`,
        )
        return 5
      }
      if (verb === 'enable' || verb === 'disable') {
        if (verb === 'enable' && fileState(m, name) === 'alias') {
          call.err(
            `Failed to enable unit: Refusing to operate on alias name or linked unit file: ${name}.service\n`,
          )
          return 1
        }
        yield* tick(200, does)
        if (verb === 'enable') enable(m, name)
        else disable(m, name)
        if (!options.has('now')) continue
      }
      const stops =
        ['stop', 'restart', 'disable'].includes(verb) ||
        (verb === 'try-restart' && isStarted(m, name))
      const starts =
        !['stop', 'disable'].includes(verb) && (verb !== 'try-restart' || isStarted(m, name))
      if (stops && isStarted(m, name)) {
        yield* tick(TAKES[name] ?? 100, `stop ${name}`)
        stopUnit(m, name)
      }
      if (starts) {
        yield* tick(TAKES[name] ?? 100, `start ${name}`)
        const wrong = startUnit(m, name)
        if (wrong) {
          call.err(`${wrong}\n`)
          return 1
        }
      }
    }
    return 0
  })()
}
