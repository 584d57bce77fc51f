import type { Machine } from '../machine.ts'
import { apt } from './apt.ts'
import { curl } from './curl.ts'
import { docker } from './docker.ts'
import { files } from './files.ts'
import { host } from './host.ts'
import { kubeadm } from './kubeadm.ts'
import { kubectl } from './kubectl.ts'
import type { MachineProgram } from './program.ts'
import { rpm } from './rpm.ts'
import { systemctl } from './systemctl.ts'
import { text } from './text.ts'

const { getenforce, setenforce, restorecon, ...everywhere } = host

const PROGRAMS: Readonly<
  Record<Machine['flavour'], Readonly<Record<string, MachineProgram | undefined>>>
> = {
  el7: {
    ...text,
    ...files,
    ...everywhere,
    getenforce,
    setenforce,
    restorecon,
    ...rpm,
    curl,
    systemctl,
  },
  debian12: { ...text, ...files, ...everywhere, ...apt, curl, systemctl },
}

/** Programs that a package brings. */
const PACKAGED: Readonly<Record<string, readonly [name: string, program: MachineProgram]>> = {
  docker: ['docker-ce', docker],
  kubeadm: ['kubeadm', kubeadm],
  kubectl: ['kubectl', kubectl],
}

/** Names that neither system has, which slipway asks for all the same. */
const ABSENT = [
  'apt-get',
  'apt-mark',
  'dpkg-query',
  'dpkg',
  'rpm',
  'yum',
  'dnf',
  'ufw',
  'getenforce',
  'setenforce',
  'restorecon',
  'crictl',
  'ctr',
  'nft',
]

/**
 * The program of that name, if the machine has it.
 *
 * @throws Error for a name that nobody has thought of
 */
export function programOf(name: string, m: Machine): MachineProgram | undefined {
  const program = PROGRAMS[m.flavour][name]
  if (program) return program
  const [from, packaged] = PACKAGED[name] ?? []
  if (packaged) {
    const status = m.packages.get(from ?? '')?.status
    const file = m.files.own(`/usr/bin/${name}`)
    if (!file || !status || status === 'half-installed') return undefined
    // A shell takes an empty file for a program that does nothing, and does it well.
    return file.content === '' ? () => 0 : packaged
  }
  if (ABSENT.includes(name)) return undefined
  throw new Error(`the simulation does not know the program ${name}`)
}
