import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatMark, isAlive, markOf, parseMark } from './live-process.ts'
import { withLock } from './lock.ts'
import { findDamage, writeManifest } from './manifest.ts'
import { type Progress, timed } from './progress.ts'
import { retireOthers } from './retire.ts'

export interface Stage {
  readonly name: string
  readonly key: string
  /** Fills `dir`, which then becomes the finished stage. `work` is thrown away afterwards. */
  readonly build: (dir: string, work: string) => Promise<void>
}

export interface StageOptions {
  readonly cache: string
  readonly progress: Progress
  readonly deep?: boolean
  /** Called before something is built. */
  readonly prepare?: () => Promise<void>
}

/** The directory of a finished stage: found in the cache and whole, or built now. */
export async function ensureStage(stage: Stage, options: StageOptions): Promise<string> {
  const { cache, progress } = options
  const dir = join(cache, `kubernetes-${stage.name}-${stage.key}`)
  if (await isWhole(dir, options)) return dir
  return withLock(join(cache, `kubernetes-${stage.name}.lock`), progress, async () => {
    // Another process may have built it while this one waited.
    if (await isWhole(dir, options)) return dir
    await removeDeadDrafts(cache, progress)
    await options.prepare?.()
    await timed(progress, `building the lab's ${stage.name}`, () => buildInto(dir, stage, cache))
    await retireOthers(dir, `kubernetes-${stage.name}-`, progress)
    return dir
  })
}

async function isWhole(dir: string, { progress, deep }: StageOptions): Promise<boolean> {
  if (!existsSync(dir)) return false
  const damage = await findDamage(dir, { deep: deep ?? false })
  if (damage === undefined) return true
  progress(`${dir} is damaged (${damage}): building it again`)
  return false
}

async function buildInto(dir: string, stage: Stage, cache: string): Promise<void> {
  const draft = await makeDraft(cache)
  try {
    const result = join(draft, 'result')
    const work = join(draft, 'work')
    await mkdir(result)
    await mkdir(work)
    await stage.build(result, work)
    await writeManifest(result)
    await rm(dir, { recursive: true, force: true })
    await rename(result, dir)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

const draftPrefix = 'kubernetes-draft-'

async function makeDraft(cache: string): Promise<string> {
  const own = markOf(process.pid)
  if (!own) throw new Error('cannot read /proc of this process')
  const draft = await mkdtemp(join(cache, draftPrefix))
  await writeFile(join(draft, 'owner'), formatMark(own))
  return draft
}

async function removeDeadDrafts(cache: string, progress: Progress): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith(draftPrefix)) continue
    const draft = join(cache, name)
    const owner = parseMark(await readFile(join(draft, 'owner'), 'utf8').catch(() => ''))
    if (owner && isAlive(owner)) continue
    progress(`removing ${draft}, left by a build that died`)
    await rm(draft, { recursive: true, force: true })
  }
}
