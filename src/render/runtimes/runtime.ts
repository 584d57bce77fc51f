import type { Cluster } from '../../core/cluster.ts'
import type { Command } from '../../core/command.ts'
import type { Fact } from '../../core/fact.ts'
import type { UnitName } from '../../facts/systemd.ts'

/** A file of root's that all may read, and what it is to hold; given what it holds now, so that this can stay. */
export interface ConfigFile {
  readonly path: string
  /** Undefined where there is to be no such file. */
  wanted(now: string | undefined): string | undefined
}

/** A unit of systemd, and what it reads when it starts, and only then. */
export interface Daemon {
  readonly unit: UnitName
  readonly files: readonly ConfigFile[]
  /** What the running one goes by otherwise than its files say, as words to stand after `it runs with`. */
  readonly outdated: Fact<string | undefined>
}

/** A program that no repository of packages has. */
export interface Program {
  readonly name: string
  readonly version: string
  /** The version that is there. */
  readonly installed: Fact<string | undefined>
  readonly install: Command
}

/** What differs between container runtimes: steps and programs ask it, and know none of them by name. */
export interface Runtime {
  /** In the order in which they start. */
  readonly daemons: readonly Daemon[]
  /** Read whenever they are needed, so that nothing has to be restarted. */
  readonly files: readonly ConfigFile[]
  /** Files of slipway's own that only earlier settings asked for. */
  readonly strays?: Fact<readonly string[]>
  readonly programs: readonly Program[]
  /** Why its configuration would not be what its files say; for people. */
  readonly overruled?: Fact<string | undefined>
  /** Names of the images that are on the host; undefined while the runtime does not answer. */
  readonly images: Fact<ReadonlySet<string> | undefined>
  pull(image: string): Command
  /** Ends and removes the containers of Kubernetes and no others. */
  readonly removeContainers: Command
}

export type MakeRuntime = (cluster: Cluster) => Runtime
