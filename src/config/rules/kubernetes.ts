import { alwaysNested } from '../catalogue/images.ts'
import {
  isClosed,
  KUBERNETES_RANGE,
  type KubernetesMinor,
  kubernetesMinor,
} from '../catalogue/kubernetes.ts'
import { layoutOf, whyNotInstallable } from '../catalogue/packages.ts'
import { parseVersion, type Version } from '../catalogue/version.ts'
import type { Draft, Settings } from '../draft.ts'
import type { Complaint } from '../issue.ts'
import type { Rule } from './rule.ts'

const PATH = ['kubernetes', 'version']
const complaint = (message: string): Complaint[] => [{ path: PATH, message }]

/** That the version exists, and that its packages and images are to be had where they are looked for. */
export const kubernetes: Rule = (draft, settings) => {
  const { version, imageRepository } = settings.kubernetes
  const parsed = parseVersion(version)
  if (!parsed) return []
  const known = kubernetesMinor(parsed)
  if (!known) {
    const name = `${parsed.major}.${parsed.minor}`
    return complaint(`Kubernetes ${name} is not known; known are ${KUBERNETES_RANGE}`)
  }
  const { name, lastPatch } = known
  if (parsed.patch > lastPatch && isClosed(known))
    return complaint(`${version} does not exist; the last ${name} is ${name}.${lastPatch}`)
  const own = draft.repositories?.kubernetes !== undefined
  return [
    ...images(parsed, imageRepository),
    ...(own ? [] : packages(known, parsed, draft, settings)),
  ]
}

function packages(
  known: KubernetesMinor,
  { patch }: Version,
  { mirrors }: Draft,
  { mirrors: { packages } }: Settings,
): Complaint[] {
  if (layoutOf(known, patch, packages)) return []
  const message = whyNotInstallable(known, patch, packages)
  if (mirrors === undefined) return complaint(message)
  return [{ path: typeof mirrors === 'string' ? ['mirrors'] : ['mirrors', 'packages'], message }]
}

/** 1.27.0 is of 2023-04-11; k8s.gcr.io got nothing new after 2023-04-03 (kubernetes.io, blog of 2023-02-06). */
const FIRST_AFTER_FREEZE = 27

function images({ minor, patch }: Version, repository: string): Complaint[] {
  if (alwaysNested(minor, patch) && /^registry[\w.-]*\.aliyuncs\.com\//.test(repository))
    return complaint(
      `1.${minor}.${patch} asks for an image that ${repository} does not have; use 1.21.2 or later`,
    )
  if (repository === 'k8s.gcr.io' && minor >= FIRST_AFTER_FREEZE)
    return [
      {
        path: ['kubernetes', 'imageRepository'],
        message: `k8s.gcr.io is frozen since 2023-04-03, and 1.${minor} is younger; use registry.k8s.io`,
      },
    ]
  return []
}
