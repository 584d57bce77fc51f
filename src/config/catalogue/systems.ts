/** What is known of one release of an operating system. Days are written YYYY-MM-DD. */
export interface System {
  /** `ID` of os-release(5). */
  readonly id: string
  /** `VERSION_ID` of os-release(5), up to its first dot where releases are counted in whole numbers. */
  readonly version: string
  readonly name: string
  readonly manager: 'yum' | 'dnf' | 'apt'
  /** Of the kernel that it comes with. */
  readonly kernel: string
  /** The hierarchy that it boots with. */
  readonly cgroup: 1 | 2
  /** What filters packets on it when nobody has chosen otherwise. */
  readonly firewall: 'firewalld' | 'ufw' | 'none'
  /** The day on which its makers' support ends, paid and voluntary prolongations apart. */
  readonly endOfLife: string
  /** Package that holds modules such as br_netfilter, where the kernel's own does not. */
  readonly modulesPackage?: string
  /** The newest that Docker's repositories have for it, where they no longer get anything new. No source confirms it. */
  readonly lastBuilds?: { readonly docker: string; readonly containerd: string }
}

type Numbers = Pick<System, 'kernel' | 'cgroup' | 'endOfLife'> & Partial<System>

/** Red Hat's release and its kin; CentOS Stream ends when Red Hat's own has left full support. */
const el = (version: string, { streamEnds, ...facts }: Numbers & { streamEnds: string }) =>
  [
    ['rhel', 'RHEL', facts.endOfLife],
    ['rocky', 'Rocky Linux', facts.endOfLife],
    ['almalinux', 'AlmaLinux', facts.endOfLife],
    ['centos', 'CentOS Stream', streamEnds],
  ].map(
    ([id = '', name = '', endOfLife = '']): System => ({
      id,
      version,
      name: `${name} ${version}`,
      manager: 'dnf',
      firewall: 'firewalld',
      ...facts,
      endOfLife,
    }),
  )

const debian = (version: string, facts: Numbers): System => ({
  id: 'debian',
  version,
  name: `Debian ${version}`,
  manager: 'apt',
  firewall: 'none',
  ...facts,
})

const ubuntu = (version: string, facts: Numbers): System => ({
  id: 'ubuntu',
  version,
  name: `Ubuntu ${version}`,
  manager: 'apt',
  firewall: 'ufw',
  ...facts,
})

const OLD_EL = {
  version: '7',
  manager: 'yum',
  kernel: '3.10',
  cgroup: 1,
  firewall: 'firewalld',
  endOfLife: '2024-06-30',
  lastBuilds: { docker: '26.1.4', containerd: '1.6.33' },
} as const

/**
 * The systems that slipway is written for; others of their families are let through.
 *
 * Ends: endoflife-date/endoflife.date, products/*.md, of 2026-08-22. Kernels: kubernetes-sigs/kubespray,
 * docs/operations/kernel-requirements.md, and the release notes of each. RHEL 10 and its kin keep br_netfilter in
 * kernel-modules-extra, which cloud images lack: kubespray's documents.
 */
export const SYSTEMS: readonly System[] = [
  { id: 'centos', name: 'CentOS 7', ...OLD_EL },
  { id: 'rhel', name: 'RHEL 7', ...OLD_EL },
  ...el('8', { kernel: '4.18', cgroup: 1, endOfLife: '2029-05-31', streamEnds: '2024-05-31' }),
  ...el('9', { kernel: '5.14', cgroup: 2, endOfLife: '2032-05-31', streamEnds: '2027-05-31' }),
  ...el('10', {
    kernel: '6.12',
    cgroup: 2,
    endOfLife: '2035-05-31',
    streamEnds: '2030-01-01',
    modulesPackage: 'kernel-modules-extra',
  }),
  debian('11', { kernel: '5.10', cgroup: 2, endOfLife: '2024-08-14' }),
  debian('12', { kernel: '6.1', cgroup: 2, endOfLife: '2026-07-11' }),
  debian('13', { kernel: '6.12', cgroup: 2, endOfLife: '2028-08-09' }),
  ubuntu('20.04', { kernel: '5.4', cgroup: 1, endOfLife: '2025-05-31' }),
  ubuntu('22.04', { kernel: '5.15', cgroup: 2, endOfLife: '2027-04-01' }),
  ubuntu('24.04', { kernel: '6.8', cgroup: 2, endOfLife: '2029-05-31' }),
]

/** The system of a host, by what its os-release says; undefined for one that the catalogue does not hold. */
export const systemOf = (os: {
  readonly id: string
  readonly version: string
}): System | undefined =>
  SYSTEMS.find(
    ({ id, version }) =>
      id === os.id && (os.version === version || os.version.startsWith(`${version}.`)),
  )
