import { mkdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { containerdVersion, imageTags, kubernetesVersion } from '../kubernetes/versions.ts'
import { mirrorUrls } from '../mirror/index.ts'
import { boxName, checkout, mirrorAddress, projectDir } from './paths.ts'

/** The Vagrantfile with other values in its block, by setting, each written as Ruby has it. */
export const withBlock = (text: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values).reduce((text, [name, value]) => {
    const line = new RegExp(`^  ${name}: .*$`, 'm')
    if (!line.test(text)) throw new Error(`the Vagrantfile's block has no ${name}`)
    return text.replace(line, () => `  ${name}: ${value},`)
  }, text)

/** What cluster.yaml is to say beside the machines, so that all comes from the lab's own mirror. */
const mirrored = () => {
  const { deb, key, registry } = mirrorUrls(mirrorAddress)
  return {
    preset: 'notes-2020',
    kubernetes: { version: kubernetesVersion, imageRepository: registry },
    runtime: { name: 'containerd', version: containerdVersion, insecureRegistries: [registry] },
    repositories: {
      kubernetes: { url: deb.kubernetes, key },
      docker: { url: deb.dockerCe, key },
    },
    network: { images: registry },
    smokeTest: { image: `${registry}/library/nginx:${imageTags.nginx}` },
    // kubeadm gives up after four minutes otherwise.
    kubeadm: { clusterConfiguration: { apiServer: { timeoutForControlPlane: '20m0s' } } },
  }
}

/** The checkout's own Vagrantfile but for its block, in a folder of its own. JSON is Ruby, too. */
export const writeProject = async (workers: number): Promise<void> => {
  const text = withBlock(await readFile(join(checkout, 'Vagrantfile'), 'utf8'), {
    workers: String(workers),
    architecture: 'nil',
    box: `'${boxName}'`,
    cluster: JSON.stringify(mirrored()),
  })
  await mkdir(projectDir, { recursive: true })
  await writeFileAtomic(join(projectDir, 'Vagrantfile'), text)
  await symlink(join(checkout, 'scripts'), join(projectDir, 'scripts')).catch(() => undefined)
}

/** For every Vagrantfile of this home: without hardware, and beside other work, all takes its time. */
export const homeVagrantfile = `Vagrant.configure('2') do |config|
  config.vm.boot_timeout = 3600
  config.ssh.connect_timeout = 120
end
`
