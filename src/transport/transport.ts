import type { RemoteFile } from '../core/change.ts'
import type { Command, Output } from '../core/command.ts'
import type { Host } from '../core/host.ts'

export interface RunOptions {
  readonly signal?: AbortSignal
  /** Called with each whole line of stdout and stderr, as it comes. */
  readonly onLine?: (line: string) => void
  /** What to send instead when the connection was lost in the middle and has been made anew; left out: the same. */
  readonly again?: () => Command
}

/**
 * Two verbs on one host. Both reject with a Problem, and only when the host cannot be talked to;
 * a non-zero exit is an answer. Programs are POSIX sh and run as root.
 */
export interface Transport {
  run(command: Command, options?: RunOptions): Promise<Output>
  /** Replaces the file atomically, with its mode and owner; makes missing folders. Rejects with COMMAND_FAILED when the host refuses. */
  write(file: RemoteFile, options?: RunOptions): Promise<void>
  close(): Promise<void>
}

/** Opens the one connection to a host. Rejects with a Problem. */
export type Connect = (host: Host, signal?: AbortSignal) => Promise<Transport>
