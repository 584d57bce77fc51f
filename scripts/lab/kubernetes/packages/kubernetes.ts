import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { filesDir } from '../paths.ts'
import {
  cniDecoyVersion,
  cniVersion,
  criToolsVersion,
  decoyVersion,
  kubernetesVersion,
  upgradeVersion,
} from '../versions.ts'
import {
  atLeast,
  configFile,
  type Family,
  type PackagePlan,
  type PackedFile,
  plainFile,
  program,
} from './plan.ts'
import { serviceScripts } from './service-scripts.ts'

const own = (name: string) => join(filesDir, 'packages', name)
const commands = ['kubelet', 'kubectl', 'kubeadm'] as const
type Command = (typeof commands)[number]

export interface KubernetesSources {
  readonly program: (version: string, name: string) => string
  /** A folder whose every file is a plugin. */
  readonly cniPlugins: string
  readonly crictl: string
}

/** The packages of the Kubernetes repository, divided and depending as those of 2020 were. */
export function kubernetesPackages(family: Family, sources: KubernetesSources): PackagePlan[] {
  const plans = [kubernetesVersion, upgradeVersion, decoyVersion].flatMap(version =>
    commands.map(name => {
      const decoy = version === decoyVersion
      const binary = decoy ? own('decoy.sh') : sources.program(version, name)
      return commandPackage(family, name, version, binary, decoy)
    }),
  )
  return [
    ...plans,
    cniPackage(family, cniVersion, sources.cniPlugins, () => true),
    // From 1.0 on the plugin `flannel` was gone, which is what an unpinned install runs into.
    cniPackage(family, cniDecoyVersion, sources.cniPlugins, name => name !== 'flannel'),
    {
      repository: 'kubernetes',
      name: 'cri-tools',
      version: suffixed(family, criToolsVersion),
      summary: 'A crictl of the lab, over the real CRI',
      requires: [],
      files: [program('/usr/bin/crictl', sources.crictl)],
      scripts: {},
    },
  ]
}

function commandPackage(
  family: Family,
  name: Command,
  version: string,
  binary: string,
  decoy: boolean,
): PackagePlan {
  const service = name === 'kubelet' && family === 'deb' && !decoy
  return {
    repository: 'kubernetes',
    name,
    version: suffixed(family, version),
    summary: decoy ? `Decoy of the lab: no ${name} is in it` : `Kubernetes: ${name}`,
    requires: requirements(family)[name],
    files: [program(`/usr/bin/${name}`, binary), ...(decoy ? [] : extras(family)[name])],
    folders: name === 'kubelet' ? ['/etc/kubernetes', '/etc/kubernetes/manifests'] : [],
    scripts: service ? serviceScripts('kubelet.service') : {},
  }
}

function extras(family: Family): Record<Command, readonly PackedFile[]> {
  const unitPath = 'systemd/system/kubelet.service'
  const dropIn = '10-kubeadm.conf'
  if (family === 'rpm') {
    return {
      kubectl: [],
      kubelet: [
        plainFile(`/usr/lib/${unitPath}`, own('kubelet.service')),
        configFile('/etc/sysconfig/kubelet', own('kubelet.sysconfig')),
      ],
      kubeadm: [plainFile(`/usr/lib/${unitPath}.d/${dropIn}`, own('10-kubeadm.rpm.conf'))],
    }
  }
  return {
    kubectl: [],
    kubelet: [plainFile(`/lib/${unitPath}`, own('kubelet.service'))],
    kubeadm: [configFile(`/etc/${unitPath}.d/${dropIn}`, own('10-kubeadm.deb.conf'))],
  }
}

/** Loose as they really were: a newer kubelet satisfies an older kubeadm, so every name needs a pin. */
function requirements(family: Family): Record<Command, readonly string[]> {
  const needs = (name: string, version: string) => atLeast(family, name, version)
  return {
    kubectl: [],
    kubelet: [needs('kubernetes-cni', '0.8.7')],
    kubeadm: [
      needs('kubelet', '1.13.0'),
      needs('kubectl', '1.13.0'),
      needs('kubernetes-cni', '0.8.6'),
      needs('cri-tools', '1.13.0'),
    ],
  }
}

function cniPackage(
  family: Family,
  version: string,
  plugins: string,
  wanted: (name: string) => boolean,
): PackagePlan {
  return {
    repository: 'kubernetes',
    name: 'kubernetes-cni',
    version: suffixed(family, version),
    summary: 'Container networking plugins',
    requires: [],
    files: readdirSync(plugins)
      .filter(wanted)
      .map(name => program(`/opt/cni/bin/${name}`, join(plugins, name))),
    folders: ['/etc/cni', '/etc/cni/net.d'],
    scripts: {},
  }
}

function suffixed(family: Family, version: string): string {
  return family === 'rpm' ? `${version}-0` : `${version}-00`
}
