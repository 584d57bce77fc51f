import { readFileSync } from 'node:fs'

/** A pid alone names nothing: the kernel gives it out again. With the start time it does. */
export interface ProcessMark {
  readonly pid: number
  readonly startTime: string
}

export function markOf(pid: number): ProcessMark | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command's name may hold spaces and brackets, so count from the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const state = fields[0]
    const startTime = fields[19]
    if (startTime === undefined || state === 'Z') return undefined
    return { pid, startTime }
  } catch {
    return undefined
  }
}

export function isAlive(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.startTime === mark.startTime
}

export function parseMark(text: string): ProcessMark | undefined {
  const match = /^(\d+) (\d+)\s*$/.exec(text)
  if (!match) return undefined
  return { pid: Number(match[1]), startTime: String(match[2]) }
}

export function formatMark(mark: ProcessMark): string {
  return `${mark.pid} ${mark.startTime}\n`
}
