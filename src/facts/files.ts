import type { FileState } from '../core/change.ts'
import { type Command, sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

/** A file's content, mode and owner, links followed; undefined when there is none. */
export const file = (path: string): Fact<FileState | undefined> => ({
  ask: sh`[ -f ${path} ] && stat -Lc '%a %U:%G' ${path} && cat ${path}`,
  read: ({ code, stdout }) => {
    if (code !== 0) return undefined
    const end = stdout.indexOf('\n')
    const [mode = '', owner = ''] = stdout.slice(0, end).split(' ')
    return { mode, owner, content: stdout.slice(end + 1) }
  },
})

/** The same of several files, by path; a missing file has none. */
export const files = (paths: readonly string[]): Fact<ReadonlyMap<string, FileState>> => ({
  ask: sh`for p in ${paths}; do
  [ -f "$p" ] && printf '%s %s %s\n' "$p" "$(stat -Lc '%a %U:%G' "$p")" "$(base64 -w 0 "$p")"
done; true`,
  read: ({ stdout }) =>
    new Map(
      stdout.split('\n').flatMap(line => {
        const [path, mode, owner, content = ''] = line.split(' ')
        if (!path || !mode || !owner) return []
        return [[path, { mode, owner, content: Buffer.from(content, 'base64').toString() }]]
      }),
    ),
})

/** Which of the paths exist; a folder counts when something is in it. */
export const present = (paths: readonly string[]): Fact<ReadonlySet<string>> => ({
  ask: sh`for p in ${paths}; do
  if [ -d "$p" ]; then [ -z "$(ls -A "$p")" ] || printf '%s\n' "$p"
  elif [ -e "$p" ]; then printf '%s\n' "$p"; fi
done; true`,
  read: ({ stdout }) => new Set(stdout.split('\n').filter(Boolean)),
})

/** SHA-256 of each file, in hex, by path; a missing file has none. */
export const digests = (paths: readonly string[]): Fact<ReadonlyMap<string, string>> => ({
  ask: sh`sha256sum ${paths}; true`,
  read: ({ stdout }) =>
    new Map(
      stdout
        .split('\n')
        .filter(Boolean)
        .map(line => [line.slice(66), line.slice(0, 64)]),
    ),
})

/** First line that a program prints, undefined when it fails or says nothing. */
export const firstLine = (ask: Command): Fact<string | undefined> => ({
  ask,
  read: ({ code, stdout }) => (code === 0 ? stdout.split('\n')[0]?.trim() || undefined : undefined),
})
