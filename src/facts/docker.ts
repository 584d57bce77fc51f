import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

export interface DockerInfo {
  readonly cgroupDriver: string
  readonly insecureRegistries: readonly string[]
  readonly registryMirrors: readonly string[]
}

interface RawInfo {
  CgroupDriver?: string
  RegistryConfig?: {
    IndexConfigs?: Record<string, { Secure?: boolean }>
    Mirrors?: string[] | null
  }
}

/** What the running daemon goes by, which may differ from its configuration file; undefined when none answers. */
export const dockerInfo: Fact<DockerInfo | undefined> = {
  ask: sh`timeout 10 docker info --format '{{json .}}'`,
  read: ({ code, stdout }) => {
    // Nothing at all is what a docker says whose file a power cut has emptied: to a shell, a program that ends well.
    if (code !== 0 || stdout.trim() === '') return undefined
    const info = JSON.parse(stdout) as RawInfo
    if (!info.CgroupDriver) return undefined
    const indexes = Object.entries(info.RegistryConfig?.IndexConfigs ?? {})
    return {
      cgroupDriver: info.CgroupDriver,
      insecureRegistries: indexes.filter(([, i]) => i.Secure === false).map(([name]) => name),
      registryMirrors: (info.RegistryConfig?.Mirrors ?? []).map(url => url.replace(/\/$/, '')),
    }
  },
}

/** `repository:tag` of every image that Docker has; undefined when it does not answer. */
export const dockerImages: Fact<ReadonlySet<string> | undefined> = {
  ask: sh`timeout 20 docker image ls --format '{{.Repository}}:{{.Tag}}'`,
  read: ({ code, stdout }) =>
    code === 0 ? new Set(stdout.split('\n').filter(Boolean)) : undefined,
}
