import { join } from 'node:path'
import type { Flavour } from '../image/index.ts'

export const stateRoot = '/var/lib/slipway-lab'

/** What cluster.yaml asks for; each is served to both flavours. */
export type LabRuntime = 'docker' | 'containerd'
export const labRuntimes: readonly LabRuntime[] = ['docker', 'containerd']

/** What is kept of a lab; all else follows from it. */
export interface LabRecord {
  readonly name: string
  /** third byte of the lab's network, 10.87.<subnet>.0/24 */
  readonly subnet: number
  readonly flavour: Flavour
  readonly nodes: number
  readonly fast: boolean
  readonly runtime: LabRuntime
  /** Whether each machine has a second network card, whose address is the same on all of them. */
  readonly nat: boolean
  /** the folder in the checkout with what users need: key, ssh_config, cluster.yaml */
  readonly userDir: string
  readonly base?: string
}

export interface Machine {
  readonly name: string
  readonly index: number
  readonly address: string
  /** what systemd-nspawn calls it; short, because the link's name on the host is made of it */
  readonly container: string
  /** its end of the cable on the host, at most 15 characters */
  readonly link: string
  readonly dir: string
}

export interface Lab extends LabRecord {
  readonly bridge: string
  readonly hostAddress: string
  readonly cidr: string
  readonly stateDir: string
  readonly machines: readonly Machine[]
}

export const labName = /^[a-z][a-z0-9-]{0,30}$/
export const maxNodes = 200
const firstMachineByte = 10

export const machineName = (index: number): string => (index === 0 ? 'master' : `worker${index}`)

export const stateDirOf = (name: string): string => join(stateRoot, name)

const describeMachine = (record: LabRecord, index: number): Machine => {
  const container = `slip${record.subnet}-${index}`
  const name = machineName(index)
  return {
    name,
    index,
    address: `10.87.${record.subnet}.${firstMachineByte + index}`,
    container,
    link: `vb-${container}`,
    dir: join(stateDirOf(record.name), 'machines', name),
  }
}

export const describeLab = (record: LabRecord): Lab => ({
  ...record,
  bridge: `sliplab${record.subnet}`,
  hostAddress: `10.87.${record.subnet}.1`,
  cidr: `10.87.${record.subnet}.0/24`,
  stateDir: stateDirOf(record.name),
  machines: Array.from({ length: record.nodes }, (_, index) => describeMachine(record, index)),
})

/** The lowest network that neither another lab nor the host itself uses. */
export const freeSubnet = (taken: readonly number[]): number | undefined =>
  Array.from({ length: 255 }, (_, subnet) => subnet).find(subnet => !taken.includes(subnet))
