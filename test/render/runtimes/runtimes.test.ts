import { describe, expect, test } from 'vitest'
import { runtimeOf } from '../../../src/render/runtimes/index.ts'
import { withRuntime } from '../../steps/cluster.ts'

const proxy = { http: 'http://proxy:3128', https: 'http://proxy:3128', noProxy: ['master', '10%'] }
const mirrored = (cluster: ReturnType<typeof withRuntime>) => ({
  ...cluster,
  proxy,
  runtime: {
    ...cluster.runtime,
    registryMirrors: ['https://mirror.example/', 'https://10.0.0.1:5000/hub', 'http://plain'],
  },
})

const runtimes = {
  docker: mirrored(withRuntime('docker', '20.10.24')),
  'cri-dockerd': mirrored(withRuntime('docker', '28.5.2', '1.36.4')),
  containerd: mirrored(withRuntime('containerd', '2.3.4', '1.36.4')),
  'cri-o': mirrored(withRuntime('cri-o', '1.36', '1.36.4')),
}

const all = Object.entries(runtimes)

/** Every file that a runtime is set up by, one golden file each. */
describe('files', () => {
  const files = all.flatMap(([name, cluster]) => {
    const { daemons, files } = runtimeOf(cluster)
    return [...daemons.flatMap(daemon => daemon.files), ...files].map(
      file => [name, file.path, file] as const,
    )
  })
  test.each(files)('%s: %s', async (name, path, file) => {
    const text = file.wanted(undefined) ?? ''
    await expect(text).toMatchFileSnapshot(`../golden/runtimes/${name}${path}`)
    expect(file.wanted(text)).toBe(text)
  })
})

describe('programs', () => {
  test.each(all)('%s', async (name, cluster) => {
    const { pull, removeContainers, images, programs, daemons } = runtimeOf(cluster)
    const texts = [
      pull('nginx:1.22.1'),
      removeContainers,
      images.ask,
      ...daemons.map(daemon => daemon.outdated.ask),
      ...programs.flatMap(({ installed, install }) => [installed.ask, install]),
    ]
    await expect(`${texts.map(text => text.reveal()).join('\n\n')}\n`).toMatchFileSnapshot(
      `../golden/runtimes/${name}/programs.sh`,
    )
  })
})

test('units in the order in which they start', () => {
  const units = all.map(([name, cluster]) => [name, runtimeOf(cluster).daemons.map(d => d.unit)])
  expect(Object.fromEntries(units)).toEqual({
    docker: ['docker'],
    'cri-dockerd': ['docker', 'cri-docker.socket', 'cri-docker'],
    containerd: ['containerd'],
    'cri-o': ['crio'],
  })
})

const answer = (stdout: string, code = 0) => ({ code, stdout, stderr: '', at: 0 })

test('a daemon that is older than a file of its says which', () => {
  const [daemon] = runtimeOf(runtimes.containerd).daemons
  expect(daemon?.outdated.read(answer(''))).toBeUndefined()
  expect(daemon?.outdated.read(answer('/etc/containerd/config.toml\n'))).toBe(
    'an older /etc/containerd/config.toml',
  )
})

test('what containerd would go by otherwise is told with the file that it goes against', () => {
  const { overruled } = runtimeOf(runtimes.containerd)
  expect(overruled?.read(answer('', 127))).toBeUndefined()
  expect(overruled?.read(answer('version = 3\n'))).toMatch(
    /^SystemdCgroup is false, whatever \/etc\/containerd\/config.toml says$/,
  )
})

test.each([
  ['cri-dockerd 0.4.3 (542e27d)', '0.4.3'],
  ['cri-dockerd dev (HEAD)', undefined],
])('%s is version %s', (said, version) => {
  const [program] = runtimeOf(runtimes['cri-dockerd']).programs
  expect(program?.installed.read(answer(`${said}\n`))).toBe(version)
})
