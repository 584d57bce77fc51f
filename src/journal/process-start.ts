import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/**
 * When a process of this machine began: a word to compare, not to read, since a pid alone is given out again.
 * Undefined when there is no such process, or no way to ask.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  return (await fromProc(pid)) ?? (await fromPs(pid))
}

/** Ticks since boot, with the boot they count from. */
async function fromProc(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    // The second field is the program's name in brackets and may hold anything; the 22nd is the start.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${ticks}@${boot.trim()}`
  } catch {
    return undefined
  }
}

async function fromPs(pid: number): Promise<string | undefined> {
  try {
    const env = { PATH: '/bin:/usr/bin', LC_ALL: 'C', TZ: 'UTC' }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', `${pid}`], { env })
    return stdout.trim() || undefined
  } catch {
    return undefined
  }
}
