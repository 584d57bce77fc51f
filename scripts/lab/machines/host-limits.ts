import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stateRoot } from './lab.ts'

/**
 * Counted per user on the whole host, and root runs every systemd, kubelet and dockerd of every
 * machine: with Linux's 128 inotify instances units fail from about the tenth machine on.
 */
const wanted: Readonly<Record<string, number>> = {
  '/proc/sys/fs/inotify/max_user_instances': 4096,
  '/proc/sys/fs/inotify/max_user_watches': 262_144,
}

const former = join(stateRoot, '.host-limits.json')

type Limits = Record<string, number>

const readFormer = async (): Promise<Limits> =>
  JSON.parse(await readFile(former, 'utf8').catch(() => '{}')) as Limits

/** The caller has the registry's lock. */
export const raiseLimits = async (): Promise<void> => {
  const before = await readFormer()
  for (const [file, value] of Object.entries(wanted)) {
    const current = Number(await readFile(file, 'utf8'))
    if (current >= value) continue
    // Noted first: a run that is killed in between has then changed nothing that is not known.
    before[file] ??= current
    await writeFile(former, `${JSON.stringify(before)}\n`)
    await writeFile(file, `${value}\n`)
  }
}

/** Puts back what was there before the first lab. */
export const restoreLimits = async (): Promise<void> => {
  for (const [file, value] of Object.entries(await readFormer()))
    await writeFile(file, `${value}\n`)
  await rm(former, { force: true })
}
