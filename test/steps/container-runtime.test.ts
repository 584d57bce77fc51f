import { expect, test } from 'vitest'
import { runtimePackages } from '../../src/config/runtime.ts'
import { daemonJson } from '../../src/render/docker-daemon.ts'
import { runtimeOf } from '../../src/render/runtimes/index.ts'
import { containerRuntime } from '../../src/steps/container-runtime.ts'
import { aCluster, master, withRuntime } from './cluster.ts'
import {
  aFile,
  centos7,
  debian12,
  disabled,
  noUnit,
  off,
  running,
  shown,
  stopped,
  todo,
  unknownOs,
} from './todo.ts'

const RPM = '18.06.1.ce-3.el7'
const DEB = '5:19.03.15~3-0~debian-buster'
const CONFIG = '/etc/docker/daemon.json'
const START = 'start docker, now and at boot'
const settings = daemonJson(undefined, aCluster())

const docker = (version: string) => new Map([['docker-ce', version]])
const right = {
  os: centos7,
  installed: docker(RPM),
  damaged: new Map(),
  held: new Set(['docker-ce']),
  [CONFIG]: aFile(settings),
  'unit docker': running,
}
const blank = {
  os: centos7,
  installed: new Map(),
  damaged: new Map(),
  held: new Set<string>(),
  'unit docker': noUnit,
}

const cases: [name: string, known: Record<string, unknown>, todo: string[]][] = [
  ['as wanted, rpm', right, []],
  ['as wanted, deb', { ...right, os: debian12, installed: docker(DEB) }, []],
  ['blank, rpm', blank, [`write ${CONFIG}`, `install docker-ce ${RPM}`, START]],
  [
    'blank, deb',
    { ...blank, os: debian12 },
    [`write ${CONFIG}`, `install docker-ce ${DEB}`, 'hold docker-ce', START],
  ],
  [
    'older',
    { ...right, installed: docker('17.03.2.ce-1.el7') },
    [`install docker-ce ${RPM} (now 17.03.2.ce-1.el7)`],
  ],
  [
    'installed, with a program that a power cut has emptied',
    {
      ...right,
      damaged: new Map([
        ['docker-ce', { sign: 'empty', path: '/usr/bin/dockerd', versions: [RPM] }],
      ]),
      'unit docker': stopped,
    },
    [`reinstall docker-ce ${RPM}: /usr/bin/dockerd is empty`, START],
  ],
  ['stopped', { ...right, 'unit docker': stopped }, [START]],
  ['not at boot', { ...right, 'unit docker': disabled }, [START]],
  [
    'stopped, with other settings',
    { ...right, 'unit docker': off, [CONFIG]: aFile('{}') },
    [`edit ${CONFIG}`, START],
  ],
  [
    'other settings',
    { ...right, [CONFIG]: aFile('{}') },
    [`edit ${CONFIG}`, 'disruptive: restart docker with its new settings'],
  ],
  [
    'another mode of the settings',
    { ...right, [CONFIG]: aFile(settings, { mode: '600' }) },
    [`set ${CONFIG} to root:root 644`],
  ],
  [
    'new settings, not restarted',
    { ...right, 'outdated docker': 'cgroup driver cgroupfs' },
    ['disruptive: restart docker: it runs with cgroup driver cgroupfs'],
  ],
]

test.each(cases)('docker: %s', (_, known, wanted) => {
  expect(todo(containerRuntime, known)).toEqual(wanted)
})

test('a system that takes no packages is refused', () => {
  expect(() => todo(containerRuntime, { ...blank, os: unknownOs })).toThrow(
    expect.objectContaining({ code: 'UNSUPPORTED' }),
  )
})

/** Everything that a runtime wants on a host, as a host that has it would tell. */
const standing = (cluster: ReturnType<typeof aCluster>) => {
  const { daemons, files, programs } = runtimeOf(cluster)
  const all = [...daemons.flatMap(daemon => daemon.files), ...files]
  const pins = cluster.runtime.packages.rpm
  return {
    os: centos7,
    installed: new Map(pins.map(({ name, version = '1' }) => [name, version.replace('*', '1')])),
    damaged: new Map(),
    held: new Set(pins.map(({ name }) => name)),
    ...Object.fromEntries(
      all.map(({ path, wanted }) => {
        const content = wanted(undefined)
        return [path, content === undefined ? undefined : aFile(content)]
      }),
    ),
    ...Object.fromEntries(daemons.map(({ unit }) => [`unit ${unit}`, running])),
    ...Object.fromEntries(programs.map(({ name, version }) => [`version of ${name}`, version])),
  }
}

const containerd = withRuntime('containerd', '1.6.33')
const crio = withRuntime('cri-o', '1.36', '1.36.4')
const criDockerd = withRuntime('docker', '28.5.2', '1.36.4')
const TOML = '/etc/containerd/config.toml'

test.each([
  ['containerd', containerd],
  ['cri-o', crio],
  ['docker by cri-dockerd', criDockerd],
])('%s: as wanted', (_, cluster) => {
  expect(todo(containerRuntime, standing(cluster), master, cluster)).toEqual([])
})

test('containerd, on a blank host', () => {
  const known = { ...blank, 'unit containerd': noUnit }
  expect(todo(containerRuntime, known, master, containerd)).toEqual([
    `write ${TOML}`,
    'write /etc/containerd/certs.d/10.0.0.1:5000/hosts.toml',
    'write /etc/crictl.yaml',
    'install containerd.io 1.6.33, cri-tools',
    'start containerd, now and at boot',
  ])
})

test('containerd of Docker, with CRI disabled and running', () => {
  const known = { ...standing(containerd), [TOML]: aFile('disabled_plugins = ["cri"]\n') }
  expect(todo(containerRuntime, known, master, containerd)).toEqual([
    `edit ${TOML}`,
    'disruptive: restart containerd with its new settings',
  ])
})

test('containerd that was killed between its new file and its restart', () => {
  const known = { ...standing(containerd), 'outdated containerd': `an older ${TOML}` }
  expect(todo(containerRuntime, known, master, containerd)).toEqual([
    `disruptive: restart containerd: it runs with an older ${TOML}`,
  ])
})

test('how to reach a registry is read anew for each pull', () => {
  const hosts = '/etc/containerd/certs.d/10.0.0.1:5000/hosts.toml'
  const known = { ...standing(containerd), [hosts]: undefined }
  expect(todo(containerRuntime, known, master, containerd)).toEqual([`write ${hosts}`])
})

test('settings that something else overrules are refused once the files are right', () => {
  const known = { ...standing(containerd), overruled: 'SystemdCgroup is false' }
  const diff = (known: object) => () => todo(containerRuntime, { ...known }, master, containerd)
  expect(diff(known)).toThrow(/goes by other settings: SystemdCgroup is false/)
  expect(diff({ ...known, [TOML]: aFile('') })).not.toThrow()
})

test('CRI-O, on a blank host', () => {
  expect(todo(containerRuntime, { ...blank, os: debian12 }, master, crio)).toEqual([
    'write /etc/crio/crio.conf.d/20-slipway.conf',
    'write /etc/containers/registries.conf.d/20-slipway.conf',
    'write /etc/crictl.yaml',
    'install cri-o 1.36, cri-tools',
    'hold cri-o, cri-tools',
    'start crio, now and at boot',
  ])
})

test('Docker by cri-dockerd, on a blank host', () => {
  expect(todo(containerRuntime, { ...blank, os: debian12 }, master, criDockerd)).toEqual([
    'write /etc/docker/daemon.json',
    'write /etc/systemd/system/cri-docker.socket',
    'write /etc/systemd/system/cri-docker.service',
    'write /etc/crictl.yaml',
    'install docker-ce 5:28.5.2, docker-ce-cli 5:28.5.2, containerd.io, cri-tools',
    'hold docker-ce, docker-ce-cli, containerd.io, cri-tools',
    'install cri-dockerd 0.4.3',
    'start docker, now and at boot',
    'start cri-docker.socket, now and at boot',
    'start cri-docker, now and at boot',
  ])
})

test('systemd is told of new units and drop-ins before it is to start them', () => {
  const cluster = { ...containerd, proxy: { http: 'http://proxy:3128', noProxy: ['master'] } }
  const drop = '/etc/systemd/system/containerd.service.d/http-proxy.conf'
  const known = { ...standing(cluster), [drop]: undefined }
  expect(shown(containerRuntime, known, master, cluster)).toEqual([
    `write ${drop}`,
    'systemctl daemon-reload',
    'systemctl daemon-reload',
    'systemctl restart containerd',
  ])
})

test('a proxy that is wanted no more is taken away again, unless somebody else wrote it', () => {
  const drop = '/etc/systemd/system/containerd.service.d/http-proxy.conf'
  const known = (text: string) => ({ ...standing(containerd), [drop]: aFile(text) })
  const ours = '# Written by slipway.\n[Service]\nEnvironment="HTTP_PROXY=http://proxy:3128"\n'
  expect(shown(containerRuntime, known(ours), master, containerd)).toEqual([
    `rm -f ${drop}`,
    'systemctl daemon-reload',
    'systemctl daemon-reload',
    'systemctl restart containerd',
  ])
  const theirs = '[Service]\nEnvironment="HTTP_PROXY=http://theirs:3128"\n'
  expect(todo(containerRuntime, known(theirs), master, containerd)).toEqual([])
})

test('what is left of registries that are named no more is taken away', () => {
  const hosts = '/etc/containerd/certs.d/old.lan:5000/hosts.toml'
  const known = { ...standing(containerd), strays: [hosts] }
  expect(todo(containerRuntime, known, master, containerd)).toEqual([`remove ${hosts}`])
})

test('a node keeps the runtime that it was made with', () => {
  const known = { ...right, ofKubelet: 'dockershim' }
  expect(todo(containerRuntime, known)).toEqual([])
  expect(() => todo(containerRuntime, known, master, containerd)).toThrow(/uses dockershim/)
})

test("the system's own containerd is there on Debian's family alone", () => {
  const packages = runtimePackages(
    { name: 'containerd', version: '2.3.4', source: 'distribution' },
    20,
  )
  const { runtime, ...cluster } = containerd
  const own = { ...cluster, runtime: { ...runtime, source: 'distribution' as const, packages } }
  const bare = { installed: new Map(), damaged: new Map(), held: new Set() }
  const known = { ...standing(own), os: debian12, ...bare }
  expect(todo(containerRuntime, known, master, own)).toEqual([
    'install containerd, cri-tools',
    'hold containerd, cri-tools',
  ])
  expect(() => todo(containerRuntime, { ...known, os: centos7 }, master, own)).toThrow(
    /CentOS Linux 7 .* has no package of containerd/,
  )
})
