import { expect, test } from 'vitest'
import { daemonJson } from '../../src/render/docker-daemon.ts'
import { containerRuntime } from '../../src/steps/container-runtime.ts'
import { aCluster, worker1 } from './cluster.ts'
import {
  aFile,
  centos7,
  debian12,
  disabled,
  noUnit,
  off,
  running,
  stopped,
  todo,
  unknownOs,
} from './todo.ts'

const RPM = '18.06.1.ce-3.el7'
const DEB = '5:19.03.15~3-0~debian-buster'
const CONFIG = '/etc/docker/daemon.json'
const START = 'start docker, now and at boot'
const settings = daemonJson(undefined, aCluster())
const info = { cgroupDriver: 'systemd', insecureRegistries: ['127.0.0.0/8'], registryMirrors: [] }

const docker = (version: string) => new Map([['docker-ce', version]])
const right = {
  os: centos7,
  installed: docker(RPM),
  config: aFile(settings),
  service: running,
  info,
  held: new Set(['docker-ce']),
}
const blank = {
  os: centos7,
  installed: new Map(),
  config: undefined,
  service: noUnit,
  info: undefined,
  held: new Set<string>(),
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
  ['stopped', { ...right, service: stopped, info: undefined }, [START]],
  ['not at boot', { ...right, service: disabled }, [START]],
  [
    'stopped, with other settings',
    { ...right, service: off, info: undefined, config: aFile('{}') },
    [`edit ${CONFIG}`, START],
  ],
  [
    'other settings',
    { ...right, config: aFile('{}') },
    [`edit ${CONFIG}`, 'disruptive: restart docker with its new settings'],
  ],
  [
    'another mode of the settings',
    { ...right, config: aFile(settings, { mode: '600' }) },
    [`set ${CONFIG} to root:root 644`],
  ],
  [
    'new settings, not restarted',
    { ...right, info: { ...info, cgroupDriver: 'cgroupfs' } },
    ['disruptive: restart docker: it runs with cgroup driver cgroupfs'],
  ],
  ['does not answer', { ...right, info: undefined }, []],
]

test.each(cases)('%s', (_, known, wanted) => {
  expect(todo(containerRuntime, known)).toEqual(wanted)
})

const registries = aCluster({
  runtime: {
    ...aCluster().runtime,
    insecureRegistries: ['10.0.0.1:5000'],
    registryMirrors: ['https://mirror.example/'],
  },
})
const configured = { ...right, config: aFile(daemonJson(undefined, registries)) }
const wide = {
  ...info,
  insecureRegistries: ['10.0.0.1:5000'],
  registryMirrors: ['https://mirror.example'],
}
const stale: [name: string, info: unknown, todo: string[]][] = [
  ['as wanted', wide, []],
  [
    'no registry',
    { ...wide, insecureRegistries: [] },
    ['disruptive: restart docker: it runs with no insecure registry 10.0.0.1:5000'],
  ],
  [
    'no mirror',
    { ...wide, registryMirrors: [] },
    ['disruptive: restart docker: it runs with no mirror https://mirror.example/'],
  ],
]

test.each(stale)('what the daemon goes by: %s', (_, info, wanted) => {
  expect(todo(containerRuntime, { ...configured, info }, worker1, registries)).toEqual(wanted)
})

test('a system that takes no packages is refused', () => {
  expect(() => todo(containerRuntime, { ...blank, os: unknownOs })).toThrow(
    expect.objectContaining({ code: 'UNSUPPORTED' }),
  )
})
