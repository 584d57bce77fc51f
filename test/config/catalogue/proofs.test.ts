import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { proofOf } from '../../../src/config/catalogue/proofs.ts'
import { SYSTEMS } from '../../../src/config/catalogue/systems.ts'
import { plain, type Runtime } from '../../render/hosts/combinations.ts'

const root = join(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

interface Made {
  readonly system: string
  readonly runtime: Runtime
  /** The test that makes it on machines of the lab, and what in it says so. */
  readonly by: string
  readonly says: RegExp
}

/** Whole clusters, with the real kubeadm and kubelet. */
const CLUSTERS: readonly Made[] = [
  { system: 'CentOS 7', runtime: 'docker', by: 'test/lab/el7.test.ts', says: /flavour: 'el7'/ },
  {
    system: 'Debian 12',
    runtime: 'docker',
    by: 'test/lab/debian12.test.ts',
    says: /flavour: 'debian12'/,
  },
  {
    system: 'CentOS 7',
    runtime: 'containerd',
    by: 'test/lab/runtimes.test.ts',
    says: /each\(\['el7', 'debian12'\]\)\('containerd on %s'/,
  },
  {
    system: 'Debian 12',
    runtime: 'containerd',
    by: 'test/lab/runtimes.test.ts',
    says: /each\(\['el7', 'debian12'\]\)\('containerd on %s'/,
  },
]

/** Systems whose own package manager has upgraded machines of the lab on which slipway had installed packages. */
const MANAGERS: readonly Omit<Made, 'runtime'>[] = [
  { system: 'CentOS 7', by: 'test/lab/packages.test.ts', says: /flavour: 'el7'/ },
  { system: 'Debian 12', by: 'test/lab/packages.test.ts', says: /flavour: 'debian12'/ },
]

test.each([...CLUSTERS, ...MANAGERS])('$by makes what is claimed of $system', ({ by, says }) => {
  expect(existsSync(join(root, by))).toBe(true)
  expect(read(by)).toMatch(says)
})

const RUNTIMES = ['docker', 'containerd', "the system's containerd", 'cri-o'] as const

const LANGUAGES = {
  'README.md': {
    cluster: (minors: string) => `**cluster of 1.20.2**; golden: ${minors}`,
    golden: (minors: string) => `golden: ${minors}`,
    manager: 'upgrades tried',
    untried: 'golden',
  },
  'README.zh-CN.md': {
    cluster: (minors: string) => `**完整的 1.20.2 集群**；样本：${minors}`,
    golden: (minors: string) => `样本：${minors}`,
    manager: '升级试过',
    untried: '样本',
  },
} as const

const minorsOf = (system: string, runtime: Runtime): string =>
  plain
    .filter(one => one.system.name === system && one.runtime === runtime)
    .map(({ minor }) => minor.name)
    .join(', ')

/** The rows of the table, systems with the same cells in one. */
function rows(words: (typeof LANGUAGES)[keyof typeof LANGUAGES]): string[] {
  const systems = new Map<string, string[]>()
  for (const { name } of SYSTEMS) {
    const cells = RUNTIMES.map(runtime => {
      const minors = minorsOf(name, runtime)
      const made = CLUSTERS.some(one => one.system === name && one.runtime === runtime)
      if (minors === '') return '–'
      return made ? words.cluster(minors) : words.golden(minors)
    })
    const manager = MANAGERS.some(({ system }) => system === name) ? words.manager : words.untried
    const row = [...cells, manager].join(' | ')
    systems.set(row, [...(systems.get(row) ?? []), name])
  }
  return [...systems].map(([row, names]) => `| ${names.join(', ')} | ${row} |`)
}

describe.each(Object.entries(LANGUAGES))('%s', (path, words) => {
  test('has the table of combinations, and claims no more than there is', () => {
    const told = read(path)
      .split('\n')
      .filter(line => SYSTEMS.some(({ name }) => line.startsWith(`| ${name}`)))
    expect(told).toEqual(rows(words))
  })
})

test('the minor that clusters were made of is the one that says so', () => {
  expect(proofOf('1.20')).toEqual({ proof: 'cluster', of: '1.20.2' })
  expect(proofOf('1.36')).toEqual({ proof: 'golden' })
})
