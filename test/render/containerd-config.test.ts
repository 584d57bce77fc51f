import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { configVersion, containerdToml, overruled } from '../../src/render/containerd-config.ts'
import { fromToml } from '../../src/render/toml.ts'
import { aCluster, withRuntime } from '../steps/cluster.ts'

const versions = [
  ['1.6.33', 2],
  ['1.7.28', 2],
  ['2.0.11', 3],
  ['2.2.7', 3],
  ['2.3.4', 4],
  ['3.0.0', 4],
] as const

test.each(versions)('containerd %s reads version %s', (version, config) => {
  expect(configVersion(withRuntime('containerd', version))).toBe(config)
})

test('the package of a system has a version of its own, so its file is one that all read', () => {
  const { runtime, ...cluster } = withRuntime('containerd', '2.3.4')
  expect(configVersion({ ...cluster, runtime: { ...runtime, source: 'distribution' } })).toBe(2)
})

const two = withRuntime('containerd', '1.6.33')
const three = withRuntime('containerd', '2.2.7')
const four = withRuntime('containerd', '2.3.4')
const plain = aCluster({ runtime: { ...two.runtime, insecureRegistries: [] } })

/** As their makers pack them: docker/containerd-packaging, common/containerd.toml; Debian's containerd 1.6.20. */
const DOCKERS = '#   Copyright\n\ndisabled_plugins = ["cri"]\n\n#root = "/var/lib/containerd"\n'
const DEBIANS = `version = 2

[plugins]
  [plugins."io.containerd.grpc.v1.cri"]
    [plugins."io.containerd.grpc.v1.cri".cni]
      bin_dir = "/usr/lib/cni"
      conf_dir = "/etc/cni/net.d"
  [plugins."io.containerd.internal.v1.opt"]
    path = "/var/lib/containerd/opt"
`
const OWN = `version = 2
disabled_plugins = ["io.containerd.grpc.v1.cri", "io.containerd.snapshotter.v1.zfs"]
oom_score = -5

[plugins."io.containerd.gc.v1.scheduler"]
pause_threshold = 1.0

[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
runtime_type = "io.containerd.kata.v2"
options = { BinaryName = "/opt/runc", SystemdCgroup = false }

[plugins."io.containerd.grpc.v1.cri".registry]
mirrors = { "docker.io" = { endpoint = ["http://old"] } }

[plugins."io.containerd.grpc.v1.cri".registry.configs."a:1"]
tls = { insecure_skip_verify = true }
auth = { username = "me" }
`
const OWN_3 = `version = 3
imports = ["/etc/containerd/conf.d/*.toml"]
disabled_plugins = ["io.containerd.cri.v1.images"]

[plugins."io.containerd.cri.v1.runtime".cni]
bin_dirs = ["/usr/lib/cni"]

[plugins."io.containerd.cri.v1.images".registry]
config_path = "/etc/docker/certs.d"
`

const golden: [file: string, before: string | undefined, cluster: typeof two][] = [
  ['v2', undefined, two],
  ['v2-no-registries', undefined, plain],
  ['v3', undefined, three],
  ['v4', undefined, four],
  ['docker-package', DOCKERS, two],
  ['debian-package', DEBIANS, two],
  ['own-v2', OWN, two],
  ['own-v2-read-by-2.3', OWN, four],
  ['own-v3', OWN_3, four],
  ['newer-than-the-daemon', OWN_3, two],
  ['no-toml', '[version = 2', two],
]

describe('config.toml', () => {
  test.each(golden)('%s', async (file, before, cluster) => {
    const after = containerdToml(before, cluster)
    await expect(after).toMatchFileSnapshot(`golden/containerd/${file}.toml`)
    expect(containerdToml(after, cluster)).toBe(after)
    expect(overruled(after, cluster)).toBeUndefined()
  })
})

test('what is right stays to the letter', () => {
  const content = `# mine\n${containerdToml(undefined, two)}\n# end`
  expect(containerdToml(content, two)).toBe(content)
})

test('cgroupfs, when it is wanted', () => {
  const { runtime, ...cluster } = two
  const wanted = { ...cluster, runtime: { ...runtime, cgroupDriver: 'cgroupfs' as const } }
  const after = containerdToml(containerdToml(undefined, two), wanted)
  expect(after).toContain('SystemdCgroup = false')
  expect(overruled(after, two)).toBe('SystemdCgroup is false')
})

test('whatever stands in it: once is enough, and it is TOML', () => {
  const anything = fc.oneof(fc.string(), fc.constantFrom(DOCKERS, DEBIANS, OWN, OWN_3))
  fc.assert(
    fc.property(anything, fc.constantFrom(two, three, four, plain), (before, cluster) => {
      const once = containerdToml(before, cluster)
      expect(fromToml(once)).toBeDefined()
      expect(containerdToml(once, cluster)).toBe(once)
    }),
  )
})

const right = containerdToml(undefined, three)
test.each([
  ['no TOML', '[', undefined],
  ['another version', 'version = 9', undefined],
  ['as wanted', right, undefined],
  [
    'CRI off',
    `disabled_plugins = ["io.containerd.cri.v1.images"]\n${right}`,
    'the plugin io.containerd.cri.v1.images is disabled',
  ],
  ['no driver', right.replace('SystemdCgroup = true', ''), 'SystemdCgroup is false'],
  ['another pause', right.replace('pause:3.2', 'pause:3.6'), /the sandbox image is .*pause:3.6/],
  ['another folder', right.replace('/certs.d', '/elsewhere'), /^config_path is not/],
])('what would be in effect: %s', (_, dump, sentence) => {
  const found = overruled(dump, three)
  if (sentence instanceof RegExp) expect(found).toMatch(sentence)
  else expect(found).toBe(sentence)
})
