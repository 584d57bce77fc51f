import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDirectory, ensureImage } from '../image/index.ts'
import { ensureKubernetes, type KubernetesArtifacts } from '../kubernetes/index.ts'
import { mirrorUrls, startMirror, stopMirror } from '../mirror/index.ts'
import { hasSysResource } from './host-facts.ts'
import type { Lab } from './lab.ts'
import { withLock } from './lock.ts'
import { part, say } from './progress.ts'
import { allRecords } from './record.ts'

export interface Supplies {
  readonly base: string
  /** only where the host lacks the capability that runc would ask for */
  readonly runcWrapper: string | undefined
  readonly artifacts: KubernetesArtifacts
}

/** Machines that exist keep the tree they were made from: their own layers only fit that one. */
const findImage = async (lab: Lab): Promise<string> => {
  if (lab.base !== undefined && existsSync(lab.base)) return lab.base
  const inUse = async () => (await allRecords()).flatMap(({ base }) => base ?? [])
  return withLock(
    join(cacheDirectory, 'images.lock'),
    'building images',
    async () => ensureImage(lab.flavour, part, await inUse()),
    { wait: true },
  )
}

const tell = (line: string): void => say(`  … ${line}`)

/** Image and Kubernetes side by side: the one waits for the network, the other for the processor. */
export const gatherSupplies = async (lab: Lab): Promise<Supplies> => {
  const [base, artifacts, capable] = await Promise.all([
    findImage(lab),
    ensureKubernetes(tell),
    hasSysResource(),
  ])
  return { base, artifacts, runcWrapper: capable ? undefined : artifacts.runcWrapper }
}

const mirrorDir = (lab: Lab): string => join(lab.stateDir, 'mirror')

export const openMirror = async (lab: Lab, { artifacts }: Supplies): Promise<void> => {
  await startMirror({ address: lab.hostAddress, stateDir: mirrorDir(lab), artifacts })
}

export const closeMirror = (lab: Lab): Promise<void> => stopMirror(mirrorDir(lab))

/** Asked over the network, as the machines would. */
export const mirrorAnswers = async (lab: Lab): Promise<boolean> => {
  const { packages, registry } = mirrorUrls(lab.hostAddress)
  const answers = await Promise.all(
    [`${packages}/healthz`, `http://${registry}/v2/`].map(url =>
      fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined),
    ),
  )
  return answers.every(answer => answer?.ok)
}
