import { readFileSync } from 'node:fs'
import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import { masked } from '../core/masked.ts'

/** One look at a host, as lines; without those that say nothing. */
export interface Section {
  readonly heading: string
  readonly lines: readonly string[]
}

const looks = readFileSync(new URL('../../templates/evidence.sh', import.meta.url), 'utf8')

/** The sections of what `evidence` asks; one that shows nothing is left out. Secrets are masked. */
export function readEvidence(stdout: string): Section[] {
  const [, ...parts] = masked(stdout).split(/^== (.*) ==$/m)
  return parts
    .flatMap((heading, i) => (i % 2 === 0 ? [{ heading, lines: told(parts[i + 1] ?? '') }] : []))
    .filter(({ lines }) => lines.length > 0)
}

const told = (text: string) =>
  text.split('\n').filter(line => line.trim() !== '' && !/^-- .* --$/.test(line))

/**
 * What a host shows when a step has failed there, of journals the last so many seconds.
 * Changes nothing, and takes five seconds at most.
 */
export const evidence = (seconds: number): Fact<readonly Section[]> => ({
  ask: sh`timeout 5 sh -c ${looks} sh ${seconds}`,
  read: ({ stdout }) => readEvidence(stdout),
})

/** What programs say while all goes well: the lower levels of klog and logrus. */
const CALM = /\blevel=(trace|debug|info|warning)\b|^[IW]\d{4} /

/** Lines of a log that may show a cause. */
export const complaints = (lines: readonly string[]): string[] =>
  lines.filter(line => line.trim() !== '' && !CALM.test(line))

export const serious = (sections: readonly Section[]): string[] =>
  sections.flatMap(({ lines }) => complaints(lines))

/** Headings of looks that are facts to read rather than complaints. */
const PLAIN = /^(date|memory|listeners|disks)$/
const COMPLAINT =
  /\b(error|fail\w*|fatal|panic|denied|refused|cannot|unable|invalid|not found|no space|oom)\b|^[EF]\d{4} |●/i
const EACH = 5
const LONGEST = 300

/** The lines that most likely show why, under their headings; of those that repeat themselves, the first. */
export function telling(sections: readonly Section[], most = 15): string[] {
  const seen = new Set<string>()
  const fresh = (line: string) => {
    const gist = line.replace(/^[EFW]\d{4} [\d:.]+ +\d+ /, '').replaceAll(/[\da-f]{6,}|\d+/g, '#')
    return seen.size < seen.add(gist).size
  }
  return sections
    .filter(({ heading }) => !PLAIN.test(heading))
    .flatMap(({ heading, lines }) =>
      lines
        .filter(
          line =>
            (heading === 'failed units' || (COMPLAINT.test(line) && !CALM.test(line))) &&
            fresh(line),
        )
        .slice(0, EACH)
        .map(line => `${heading}: ${line.trim().slice(0, LONGEST)}`),
    )
    .slice(0, most)
}

/** All of it, for a log. */
export const evidenceLines = (sections: readonly Section[]): string[] =>
  sections.flatMap(({ heading, lines }) => [`== ${heading} ==`, ...lines])
