import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { $ } from 'zx'
import { openArchive } from './debian.ts'
import { filesDir } from './paths.ts'
import { type Progress, timed } from './progress.ts'
import { linkerFlags } from './version-stamp.ts'
import { imageTags, kubernetesCommands, kubernetesVersion, upgradeVersion } from './versions.ts'

const go = '/usr/lib/go-1.19/bin/go'
const standIns = ['runc-wrapper', 'flanneld', 'coredns', 'crictl']

/** Compiles `<dir>/<version>/<command>` for both versions, and `<dir>/lab/<program>`. */
export async function buildBinaries(
  dir: string,
  work: string,
  options: { goCache: string; progress: Progress },
): Promise<void> {
  const { progress } = options
  const tree = join(work, 'src/k8s.io/kubernetes')
  await timed(progress, 'fetching the source of Kubernetes from Debian', () => fetch(work, tree))
  const run = $({
    quiet: true,
    cwd: tree,
    env: {
      ...process.env,
      GOPATH: work,
      GO111MODULE: 'off',
      GOFLAGS: '',
      GOCACHE: options.goCache,
      CGO_ENABLED: '0',
    },
  })
  await timed(progress, 'generating the OpenAPI definitions', async () => {
    const generator = join(work, 'openapi-gen')
    await run`${go} build -o ${generator} ./vendor/k8s.io/kube-openapi/cmd/openapi-gen`
    const packages = await openApiPackages(tree)
    await run`${generator} --go-header-file hack/boilerplate/boilerplate.generatego.txt --input-dirs ${packages.join(',')} --output-package k8s.io/kubernetes/pkg/generated/openapi --output-file-base zz_generated.openapi --report-filename ${join(work, 'violations')}`
  })
  await mkdir(join(dir, 'lab'), { recursive: true })
  await timed(progress, 'compiling the stand-ins', async () => {
    const packages = standIns.map(name => `./lab/${name}`)
    await run`${go} build -trimpath -ldflags ${'-s -w'} -o ${join(dir, 'lab')}/ ${packages}`
    await run`gcc -Os -Wall -static -DVERSION=${imageTags.pause} -o ${join(dir, 'lab/pause')} build/pause/linux/pause.c`
    await run`strip ${join(dir, 'lab/pause')}`
  })
  for (const version of [kubernetesVersion, upgradeVersion]) {
    const target = join(dir, version)
    await mkdir(target)
    await timed(progress, `compiling Kubernetes ${version}`, async () => {
      const packages = kubernetesCommands.map(name => `k8s.io/kubernetes/cmd/${name}`)
      await run`${go} build -trimpath -ldflags ${linkerFlags(version)} -o ${target}/ ${packages}`
      const fastFlags = `-s -w -X main.version=v${version}`
      await run`${go} build -trimpath -ldflags ${fastFlags} -o ${target}/fast ./lab/fast`
    })
  }
}

async function fetch(work: string, tree: string): Promise<void> {
  const run = $({ quiet: true })
  const archive = await openArchive(join(work, 'apt'))
  const tarball = await archive.downloadSource('kubernetes', join(work, 'download'))
  await mkdir(tree, { recursive: true })
  await run`tar -x -f ${tarball} -C ${tree} --strip-components=1`
  await rm(join(work, 'download'), { recursive: true })
  // The vendored one reads the runtime's structures as they were before Go 1.18: programs build
  // with it, and then panic as soon as they write YAML.
  const reflect = join(tree, 'vendor/github.com/modern-go/reflect2')
  await rm(reflect, { recursive: true })
  await cp('/usr/share/gocode/src/github.com/modern-go/reflect2', reflect, {
    recursive: true,
    dereference: true,
  })
  await cp(join(filesDir, 'go'), join(work, 'lab'), { recursive: true })
  // Inside the tree the stand-ins find its vendored libraries.
  await rename(join(work, 'lab'), join(tree, 'lab'))
}

/** Every package that asks for OpenAPI definitions; examples and generators ask for their own. */
async function openApiPackages(tree: string): Promise<string[]> {
  const run = $({ quiet: true, cwd: tree })
  const found =
    await run`grep -rl --include=*.go ${'+k8s:openapi-gen=true'} pkg cmd plugin staging/src`
  const folders = new Set(found.lines().map(file => file.slice(0, file.lastIndexOf('/'))))
  return [...folders]
    .filter(folder => !/testdata|\/test\/|kube-openapi|sample-|\/cmd\//.test(folder))
    .map(folder => folder.replace(/^staging\/src\//, 'vendor/'))
    .map(folder => `k8s.io/kubernetes/${folder}`)
    .sort()
}
