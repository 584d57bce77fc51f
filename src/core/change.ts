import type { Command } from './command.ts'
import { sh } from './command.ts'
import type { Host } from './host.ts'
import type { Text } from './secret.ts'
import { unifiedDiff } from './text-diff.ts'

/** `safe` can be repeated at will; `disruptive` restarts something; `destructive` loses state on the host. */
export type Risk = 'safe' | 'disruptive' | 'destructive'

/** A file as it should be on a host. `mode` is octal text as in chmod(1). */
export interface RemoteFile {
  readonly path: string
  readonly content: Text
  readonly mode: string
  /** `user:group`, as in chown(1). */
  readonly owner: string
}

/** A file as it is on a host. */
export interface FileState {
  readonly content: string
  readonly mode: string
  readonly owner: string
}

/** What makes a change so: a program or a file, on the step's host or on the one in `on`. */
export type Action =
  | { readonly run: Command; readonly on?: Host }
  | { readonly write: RemoteFile; readonly on?: Host }

/** Something that is missing on a host, and what would be done about it. Plain data, apart from the text of its commands. */
export interface Change {
  /** Imperative, one line: `load br_netfilter`. */
  readonly summary: string
  readonly risk: Risk
  /** Unified diff, where the change is one of text. */
  readonly diff?: string
  readonly actions: readonly Action[]
}

export const change = (summary: string, ...commands: Command[]): Change => ({
  summary,
  risk: 'safe',
  actions: commands.map(run => ({ run })),
})

/** A change for the step's host that is made on another one. */
export const changeOn = (host: Host, summary: string, ...commands: Command[]): Change => ({
  summary,
  risk: 'safe',
  actions: commands.map(run => ({ run, on: host })),
})

/** The same change, marked with what it costs. */
export const risky = (risk: Risk, c: Change): Change => ({ ...c, risk })

/** What is missing until the file is as wanted; `then` runs after it is written. */
export function fileChange(
  known: FileState | undefined,
  wanted: RemoteFile & { readonly content: string },
  ...then: Command[]
): Change[] {
  const run = then.map(command => ({ run: command }))
  if (!known || known.content !== wanted.content)
    return [
      {
        summary: `${known ? 'edit' : 'write'} ${wanted.path}`,
        risk: 'safe',
        diff: unifiedDiff(wanted.path, known?.content ?? '', wanted.content),
        actions: [{ write: wanted }, ...run],
      },
    ]
  if (known.mode !== wanted.mode || known.owner !== wanted.owner)
    return [
      change(
        `set ${wanted.path} to ${wanted.owner} ${wanted.mode}`,
        sh`chown ${wanted.owner} ${wanted.path}`,
        sh`chmod ${wanted.mode} ${wanted.path}`,
      ),
    ]
  return []
}

/** A file of root's that all may read. */
export const rootFile = (path: string, content: string) => ({
  path,
  content,
  mode: '644',
  owner: 'root:root',
})

/** The first line of files that are slipway's own, so that they can be taken away when nothing asks for them any more. */
export const OURS = '# Written by slipway.'

export const isOurs = (content: string | undefined): boolean =>
  content?.startsWith(`${OURS}\n`) ?? false

/** What is missing until a file of root's holds that, or, where nothing is wanted of it, is gone; `then` runs after either. */
export function rootFileChange(
  path: string,
  known: FileState | undefined,
  content: string | undefined,
  ...then: Command[]
): Change[] {
  if (content !== undefined) return fileChange(known, rootFile(path, content), ...then)
  return known ? [removal(path, known, ...then)] : []
}

/** Takes away a file; `then` runs after it is gone. */
export function removal(path: string, known: FileState, ...then: Command[]): Change {
  const { actions } = change('', sh`rm -f ${path}`, ...then)
  const diff = unifiedDiff(path, known.content, '')
  return { summary: `remove ${path}`, risk: 'safe', diff, actions }
}
