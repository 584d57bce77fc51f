import { expect, test } from 'vitest'
import { runtimeOf } from '../../../src/render/runtimes/index.ts'
import { aCluster } from '../../steps/cluster.ts'

const plain = aCluster()
const registries = aCluster({
  runtime: {
    ...plain.runtime,
    insecureRegistries: ['10.0.0.1:5000'],
    registryMirrors: ['https://mirror.example/'],
  },
})

const info = (driver: string, insecure: string[] = [], mirrors: string[] = []) =>
  JSON.stringify({
    CgroupDriver: driver,
    RegistryConfig: {
      IndexConfigs: Object.fromEntries(insecure.map(name => [name, { Secure: false }])),
      Mirrors: mirrors,
    },
  })

const cases: [name: string, cluster: typeof plain, stdout: string, outdated: string | undefined][] =
  [
    ['as wanted', plain, info('systemd'), undefined],
    ['another driver', plain, info('cgroupfs'), 'cgroup driver cgroupfs'],
    [
      'registries as wanted',
      registries,
      info('systemd', ['10.0.0.1:5000'], ['https://mirror.example/']),
      undefined,
    ],
    [
      'no registry',
      registries,
      info('systemd', [], ['https://mirror.example/']),
      'no insecure registry 10.0.0.1:5000',
    ],
    [
      'no mirror',
      registries,
      info('systemd', ['10.0.0.1:5000']),
      'no mirror https://mirror.example/',
    ],
  ]

test.each(cases)('what the daemon goes by: %s', (_, cluster, stdout, outdated) => {
  const output = { code: 0, stdout, stderr: '', at: 0 }
  expect(runtimeOf(cluster).daemons[0]?.outdated.read(output)).toBe(outdated)
})

test('no answer is no reason to restart it', () => {
  const output = { code: 1, stdout: '', stderr: '', at: 0 }
  expect(runtimeOf(plain).daemons[0]?.outdated.read(output)).toBeUndefined()
})
