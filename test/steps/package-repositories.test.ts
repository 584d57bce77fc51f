import { expect, test } from 'vitest'
import type { FileState } from '../../src/core/change.ts'
import { withYumProxy } from '../../src/render/package-proxy.ts'
import { packageRepositories } from '../../src/steps/package-repositories.ts'
import { aCluster, worker1 } from './cluster.ts'
import { aFile, centos7, debian12, shown, todo, unknownOs } from './todo.ts'

const blank = { os: centos7, keyrings: new Set<string>(), base: undefined }
const keyringPath = (id: string) => `/etc/apt/keyrings/${id}.asc`
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
                `${action.write.path.includes('kubernetes') ? 'kubernetes' : 'runtime'}${suffix}`,
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
  [
    'deb, another file: perhaps signed by another key',
    { ...deb, runtimeDeb: aFile('') },
    [`${FETCH} docker-ce`, `edit ${LIST}/docker-ce.list`],
  ],
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

const { runtime } = aCluster()

test("a runtime that is the system's own has no repository", () => {
  const cluster = aCluster({ runtime: { ...runtime, name: 'containerd', source: 'distribution' } })
  expect(todo(packageRepositories, { ...blank, os: debian12 }, worker1, cluster)).toEqual([
    `${FETCH} kubernetes`,
    `write ${LIST}/kubernetes.list`,
  ])
})

test('CRI-O has a repository of its own', () => {
  const cluster = aCluster({ runtime: { ...runtime, name: 'cri-o', version: '1.28' } })
  expect(todo(packageRepositories, blank, worker1, cluster)).toEqual([
    `write ${KUBERNETES}`,
    'write /etc/yum.repos.d/cri-o.repo',
  ])
})

const ofItsSystem = {
  rpm: { url: 'http://d/centos/$releasever/$basearch', keys: ['http://d/gpg'], check: true },
  deb: {
    url: 'http://d/$distribution $codename stable',
    keys: ['http://d/$distribution/gpg'],
    check: true,
  },
}

test('a repository for each system', () => {
  const cluster = aCluster({ repositories: { docker: ofItsSystem, kubernetes } })
  const jammy = { ...debian12, debian: { distribution: 'ubuntu', codename: 'jammy' } }
  const texts = (os: object) =>
    packageRepositories
      .diff({ ...blank, os } as never, { host: worker1, cluster })
      .flatMap(({ actions }) => actions)
      .map(a => ('write' in a ? String(a.write.content) : a.run.reveal()))
      .join('\n')
  expect(texts(jammy)).toContain('http://d/ubuntu jammy stable')
  expect(texts(jammy)).toContain('for url in http://d/ubuntu/gpg;')
  expect(texts(centos7)).toContain('baseurl=http://d/centos/$releasever/$basearch')
  expect(() => texts(debian12)).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }))
})

const proxy = { http: 'http://p:3128', noProxy: ['mirror.example', '.svc', '10.0.0.0/8'] }
const behind = aCluster({ proxy })

test('apt goes through the proxy, and curl for its keys', () => {
  expect(todo(packageRepositories, deb, worker1, behind)).toEqual([
    'write /etc/apt/apt.conf.d/90slipway-proxy',
  ])
  const [, fetching] = shown(packageRepositories, { ...blank, os: debian12 }, worker1, behind)
  expect(fetching).toContain("export 'http_proxy=http://p:3128' 'no_proxy=mirror.example,")
})

test.each([
  [centos7, 'yumConf', '/etc/yum.conf'],
  [{ ...centos7, id: 'rocky', version: '9.4' }, 'dnfConf', '/etc/dnf/dnf.conf'],
])('yum and dnf go through the proxy: %j', (os, name, path) => {
  const conf = aFile('[main]\nproxy=http://p:3128\n')
  const known = { ...rpm, os, [name]: aFile('[main]\n') }
  expect(todo(packageRepositories, known, worker1, behind)[0]).toBe(`edit ${path}`)
  expect(todo(packageRepositories, { ...known, [name]: conf }, worker1, behind)).not.toContain(
    `edit ${path}`,
  )
})

test('apt and yum go there no longer, once it is named no more', () => {
  const aptConf = aFile('// Written by slipway.\n')
  expect(shown(packageRepositories, { ...deb, aptConf })).toEqual([
    'rm -f /etc/apt/apt.conf.d/90slipway-proxy',
  ])
  const conf = aFile('[main]\ngpgcheck=1\n', { mode: '640' })
  const behindIt = aFile(withYumProxy(conf, proxy.http), { mode: '640' })
  expect(todo(packageRepositories, { ...rpm, yumConf: conf })).toEqual([])
  const [edit] = packageRepositories.diff(
    { ...rpm, yumConf: behindIt },
    {
      host: worker1,
      cluster: aCluster(),
    },
  )
  expect(edit?.actions).toEqual([{ write: { ...conf, path: '/etc/yum.conf' } }])
})

test('a mirror that needs no proxy is asked without', () => {
  const [, kubernetesRepo] = packageRepositories
    .diff({ ...blank, yumConf: aFile('[main]\n') } as never, { host: worker1, cluster: behind })
    .flatMap(({ actions }) => actions)
    .map(a => ('write' in a ? String(a.write.content) : ''))
  expect(kubernetesRepo).toContain('\nproxy=_none_\n')
})
