import { join } from 'node:path'
import { filesDir } from '../paths.ts'
import { kubernetesVersion } from '../versions.ts'
import { dockerPackage } from './docker.ts'
import { kubernetesPackages } from './kubernetes.ts'
import { type Family, type PackagePlan, program } from './plan.ts'

/**
 * The same names, versions, units and scripts, with programs that only pretend: for trying how an
 * orchestrator behaves, not whether what it makes works.
 */
export function fastPackages(family: Family, binaries: string): PackagePlan[] {
  const fast = (version: string) => join(binaries, version, 'fast')
  const docker = dockerPackage(family, '/')
  return [
    ...kubernetesPackages(family, {
      program: version => fast(version),
      cniPlugins: join(filesDir, 'packages/fast-cni'),
      crictl: join(binaries, 'lab/crictl'),
    }),
    {
      ...docker,
      summary: 'A Docker that only pretends, for the fast lab',
      files: [
        program('/usr/bin/docker', fast(kubernetesVersion)),
        program('/usr/bin/dockerd', fast(kubernetesVersion)),
        ...docker.files.filter(file => file.path.endsWith('.service')),
      ],
    },
  ]
}
