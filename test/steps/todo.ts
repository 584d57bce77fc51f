import type { FileState } from '../../src/core/change.ts'
import type { Cluster } from '../../src/core/cluster.ts'
import type { Host } from '../../src/core/host.ts'
import type { Step } from '../../src/core/step.ts'
import type { Unit } from '../../src/facts/systemd.ts'
import { aCluster, worker1 } from './cluster.ts'

type Answers = Readonly<Record<string, unknown>>

/** What a step would do, one line for each change; what it costs stands in front where that is more than nothing. */
export const todo = (
  step: Step,
  known: Answers,
  host: Host = worker1,
  cluster: Cluster = aCluster(),
): string[] =>
  step
    .diff(known, { host, cluster })
    .map(({ risk, summary }) => (risk === 'safe' ? summary : `${risk}: ${summary}`))

/** What a step would run and write, as it may be shown. */
export const shown = (
  step: Step,
  known: Answers,
  host: Host = worker1,
  cluster: Cluster = aCluster(),
): string[] =>
  step
    .diff(known, { host, cluster })
    .flatMap(({ actions }) =>
      actions.map(
        action =>
          `${action.on ? `${action.on.name}: ` : ''}${'run' in action ? action.run.shown : `write ${action.write.path}`}`,
      ),
    )

/** A file of root's that all may read. */
export const aFile = (content: string, other: Partial<FileState> = {}): FileState => ({
  content,
  mode: '644',
  owner: 'root:root',
  ...other,
})

export const running: Unit = { exists: true, active: true, enabled: true }
export const stopped: Unit = { exists: true, active: false, enabled: true }
export const disabled: Unit = { exists: true, active: true, enabled: false }
export const off: Unit = { exists: true, active: false, enabled: false }
export const noUnit: Unit = { exists: false, active: false, enabled: false }

export const centos7 = {
  id: 'centos',
  version: '7',
  name: 'CentOS Linux 7 (Core)',
  format: 'rpm',
} as const
export const debian12 = {
  id: 'debian',
  version: '12',
  name: 'Debian GNU/Linux 12',
  format: 'deb',
} as const
export const unknownOs = { id: '', version: '', name: '', format: undefined }
