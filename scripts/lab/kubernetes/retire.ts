import { readdirSync, readFileSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Progress } from './progress.ts'

/**
 * Removes what earlier sources built, a gigabyte at a time, except what a running mirror serves and
 * the newest: two checkouts on one host would otherwise rebuild in turns.
 */
export async function retireOthers(
  current: string,
  prefix: string,
  progress: Progress,
): Promise<void> {
  const cache = dirname(current)
  const names = await readdir(cache)
  const others = names.filter(name => name.startsWith(prefix) && name !== basename(current))
  const dated = await Promise.all(
    others.map(async name => ({
      dir: join(cache, name),
      age: (await stat(join(cache, name))).mtimeMs,
    })),
  )
  const [, ...old] = dated.sort((a, b) => b.age - a.age)
  const commands = runningCommands()
  for (const { dir } of old) {
    if (commands.some(command => command.includes(dir))) continue
    progress(`removing ${dir}, which earlier sources built`)
    await rm(dir, { recursive: true, force: true })
  }
}

function runningCommands(): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(pid => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      } catch {
        return ''
      }
    })
}
