import { expect, test } from 'vitest'
import type { FileState } from '../../src/core/change.ts'
import { keyringPath } from '../../src/render/repository-files.ts'
import { packageRepositories } from '../../src/steps/package-repositories.ts'
import { aCluster, worker1 } from './cluster.ts'
import { aFile, centos7, debian12, shown, todo, unknownOs } from './todo.ts'

const blank = { os: centos7, keyrings: new Set<string>(), base: undefined }
const keyrings = new Set(['kubernetes', 'docker-ce'].map(keyringPath))

/** The files that the step writes on a blank machine of a system, by the name of the fact that reads them. */
function written(os: unknown): Record<string, FileState> {
  const suffix = os === centos7 ? 'Rpm' : 'Deb'
  const changes = packageRepositories.diff({ ...blank, os }, { host: worker1, cluster: aCluster() })
  return Object.fromEntries(
    changes.flatMap(({ actions }) =>
      actions.flatMap(action =>
        'write' in action
          ? [
              [
                `${/([\w-]+)\.\w+$/.exec(action.write.path)?.[1]}${suffix}`,
                aFile(String(action.write.content)),
              ],
            ]
          : [],
      ),
    ),
  )
}

const rpm = { ...blank, ...written(centos7) }
const deb = { ...blank, os: debian12, keyrings, ...written(debian12) }
const mirrorlist = aFile(
  '[base]\nmirrorlist=http://mirrorlist.centos.org/?repo=os\n#baseurl=http://mirror.centos.org/centos/$releasever/os/$basearch/\n',
)
const KUBERNETES = '/etc/yum.repos.d/kubernetes.repo'
const LIST = '/etc/apt/sources.list.d'
const FETCH = 'fetch the signing key of'

const cases: [name: string, known: Record<string, unknown>, todo: string[]][] = [
  ['rpm as wanted', rpm, []],
  ['deb as wanted', deb, []],
  ['rpm, blank', blank, [`write ${KUBERNETES}`, 'write /etc/yum.repos.d/docker-ce.repo']],
  [
    'deb, blank',
    { ...blank, os: debian12 },
    [
      `${FETCH} kubernetes`,
      `write ${LIST}/kubernetes.list`,
      `${FETCH} docker-ce`,
      `write ${LIST}/docker-ce.list`,
    ],
  ],
  ['rpm, another file', { ...rpm, kubernetesRpm: aFile('') }, [`edit ${KUBERNETES}`]],
  ['deb, another file', { ...deb, 'docker-ceDeb': aFile('') }, [`edit ${LIST}/docker-ce.list`]],
  [
    'deb, a key is gone',
    { ...deb, keyrings: new Set([keyringPath('docker-ce')]) },
    [`${FETCH} kubernetes`],
  ],
  [
    'CentOS 7 with its mirror list',
    { ...rpm, base: mirrorlist },
    ['edit /etc/yum.repos.d/CentOS-Base.repo'],
  ],
  ['CentOS 7 with a vault already', { ...rpm, base: aFile('[base]\nbaseurl=http://vault/\n') }, []],
  [
    'a mirror list on another system',
    { ...rpm, os: { ...centos7, id: 'rocky' }, base: mirrorlist },
    [],
  ],
  ['a system that takes no packages', { ...blank, os: unknownOs }, []],
]

test.each(cases)('%s', (_, known, wanted) => {
  expect(todo(packageRepositories, known)).toEqual(wanted)
})

const { docker, kubernetes } = aCluster().repositories

test('no vault is wanted: the mirror list stays', () => {
  const cluster = aCluster({ repositories: { docker, kubernetes } })
  expect(todo(packageRepositories, { ...rpm, base: mirrorlist }, worker1, cluster)).toEqual([])
})

test('a repository that is not checked needs no key', () => {
  const unchecked = { deb: { url: 'http://mirror.example/', keys: [], check: false } }
  const cluster = aCluster({ repositories: { docker: unchecked, kubernetes: unchecked } })
  expect(todo(packageRepositories, { ...blank, os: debian12 }, worker1, cluster)).toEqual([
    `write ${LIST}/kubernetes.list`,
    `write ${LIST}/docker-ce.list`,
  ])
})

test('a format without a repository is refused', () => {
  const cluster = aCluster({ repositories: { docker, kubernetes: { rpm: kubernetes.rpm } } })
  expect(() => todo(packageRepositories, { ...blank, os: debian12 }, worker1, cluster)).toThrow(
    expect.objectContaining({ code: 'UNSUPPORTED' }),
  )
})

test('the keys are there before the repository that needs them', () => {
  expect(
    shown(packageRepositories, { ...blank, os: debian12 }).map(line => line.split('\n')[0]),
  ).toEqual([
    'mkdir -p -m 755 /etc/apt/keyrings',
    `write ${LIST}/kubernetes.list`,
    'mkdir -p -m 755 /etc/apt/keyrings',
    `write ${LIST}/docker-ce.list`,
  ])
})
