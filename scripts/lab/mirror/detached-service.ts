import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  formatMark,
  isAlive,
  markOf,
  type ProcessMark,
  parseMark,
} from '../kubernetes/live-process.ts'

export interface Service {
  readonly name: string
  readonly stateDir: string
  readonly command: readonly string[]
  /** Answers with 200 once the service can be used. */
  readonly probe: string
  /** Files to be written before the start. */
  readonly files?: Readonly<Record<string, string>>
}

type Named = Pick<Service, 'name' | 'stateDir'>

const startLimit = 20_000
const stopLimit = 5_000

/** Leaves a well one with the same settings alone, and starts it in every other case. */
export async function startService(service: Service): Promise<void> {
  const settings = JSON.stringify({ command: service.command, files: service.files ?? {} })
  const running = await runningMark(service)
  if (running && (await readText(settingsPath(service))) === settings) {
    if (await answers(service.probe)) return
  }
  await stopService(service)
  if (await answers(service.probe)) throw new Error(`${service.probe} is served by somebody else`)
  for (const [path, text] of Object.entries(service.files ?? {})) await writeFile(path, text)
  await writeFile(settingsPath(service), settings)
  const mark = launch(service)
  await writeFile(pidPath(service), formatMark(mark))
  await untilReady(service, mark)
}

export async function stopService(service: Named): Promise<void> {
  const mark = await runningMark(service)
  if (mark) {
    process.kill(mark.pid, 'SIGTERM')
    if (!(await untilGone(mark))) {
      process.kill(mark.pid, 'SIGKILL')
      await untilGone(mark)
    }
  }
  const settings = await readText(settingsPath(service))
  const files = settings ? Object.keys((JSON.parse(settings) as { files: object }).files) : []
  for (const path of [pidPath(service), settingsPath(service), ...files]) {
    await rm(path, { force: true })
  }
}

function launch(service: Service): ProcessMark {
  const log = openSync(logPath(service), 'a')
  try {
    const [program, ...args] = service.command
    const child = spawn(String(program), args, {
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
    })
    // A program that cannot be started has no pid, which is reported below.
    child.on('error', () => {})
    child.unref()
    const mark = child.pid === undefined ? undefined : markOf(child.pid)
    if (!mark) throw new Error(`${service.name}: cannot start ${program}`)
    return mark
  } finally {
    closeSync(log)
  }
}

async function untilReady(service: Service, mark: ProcessMark): Promise<void> {
  const deadline = performance.now() + startLimit
  while (!(await answers(service.probe))) {
    const gone = !isAlive(mark)
    if (gone || performance.now() > deadline) {
      const tail = (await readText(logPath(service)))?.trimEnd().split('\n').slice(-5).join('\n')
      const what = gone ? 'ended at once' : `does not answer at ${service.probe}`
      throw new Error(`the mirror's ${service.name} server ${what}:\n${tail}`)
    }
    await wait(50)
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok
  } catch {
    return false
  }
}

async function untilGone(mark: ProcessMark): Promise<boolean> {
  const deadline = performance.now() + stopLimit
  while (isAlive(mark)) {
    if (performance.now() > deadline) return false
    await wait(20)
  }
  return true
}

async function runningMark(service: Named): Promise<ProcessMark | undefined> {
  const mark = parseMark((await readText(pidPath(service))) ?? '')
  return mark && isAlive(mark) ? mark : undefined
}

const pidPath = ({ name, stateDir }: Named) => join(stateDir, `${name}.pid`)
const logPath = ({ name, stateDir }: Named) => join(stateDir, `${name}.log`)
const settingsPath = ({ name, stateDir }: Named) => join(stateDir, `${name}.settings.json`)

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}
