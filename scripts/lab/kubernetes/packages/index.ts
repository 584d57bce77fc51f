import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openArchive, unpackAll } from '../debian.ts'
import { type Progress, timed } from '../progress.ts'
import { containerdPackage } from './containerd.ts'
import { buildDeb } from './deb.ts'
import { dockerDebs, dockerPackage } from './docker.ts'
import { fastPackages } from './fast.ts'
import { kubernetesPackages } from './kubernetes.ts'
import type { Family, PackagePlan } from './plan.ts'
import { exportPublicKey, makeAptRepository, makeYumRepository } from './repositories.ts'
import { buildRpm } from './rpm.ts'
import type { SigningKey } from './signing-key.ts'

export interface PackageSources {
  readonly binaries: string
  readonly signingKey: SigningKey
  readonly progress: Progress
}

/**
 * Fills `<dir>/{rpm,deb}/{kubernetes,docker-ce}/` with signed repositories, `<dir>/fast/…` with others
 * of the same names, and writes `<dir>/keys/lab.asc`.
 */
export async function buildPackages(
  dir: string,
  work: string,
  { binaries, signingKey, progress }: PackageSources,
): Promise<void> {
  const archive = await openArchive(join(work, 'apt'))
  const docker = join(work, 'docker')
  await archive.download(dockerDebs, join(work, 'docker-debs'))
  await unpackAll(join(work, 'docker-debs'), docker)
  // The last release whose plugins include `flannel`.
  await archive.download(['containernetworking-plugins/bullseye'], join(work, 'cni-debs'))
  await unpackAll(join(work, 'cni-debs'), join(work, 'cni'))

  const sets: Record<string, (family: Family) => PackagePlan[]> = {
    '': family => [
      ...kubernetesPackages(family, {
        program: (version, name) => join(binaries, version, name),
        cniPlugins: join(work, 'cni/usr/lib/cni'),
        crictl: join(binaries, 'lab/crictl'),
      }),
      dockerPackage(family, docker),
      containerdPackage(family, docker),
    ],
    fast: family => fastPackages(family, binaries),
  }
  for (const [set, plansOf] of Object.entries(sets)) {
    await buildSet(join(dir, set), join(work, 'packing', set), plansOf, { signingKey, progress })
  }
  await exportPublicKey(join(dir, 'keys/lab.asc'), signingKey)
}

async function buildSet(
  dir: string,
  work: string,
  plansOf: (family: Family) => PackagePlan[],
  { signingKey, progress }: Pick<PackageSources, 'signingKey' | 'progress'>,
): Promise<void> {
  const builders = { rpm: buildRpm, deb: buildDeb }
  for (const family of ['rpm', 'deb'] as const) {
    const plans = plansOf(family)
    await timed(progress, `packing ${plans.length} packages as ${family}`, async () => {
      for (const plan of plans) {
        const scratch = join(work, family, `${plan.name}-${plan.version}`)
        await builders[family](plan, scratch, join(dir, family, plan.repository))
        await rm(scratch, { recursive: true })
      }
    })
  }
  await timed(progress, 'signing the package repositories', async () => {
    for (const name of ['kubernetes', 'docker-ce']) {
      await makeYumRepository(join(dir, 'rpm', name), signingKey)
      await makeAptRepository(join(dir, 'deb', name), name, signingKey)
    }
  })
}
