export type Family = 'rpm' | 'deb'
export type RepositoryName = 'kubernetes' | 'docker-ce'

export interface PackedFile {
  /** Absolute path on the machine. */
  readonly path: string
  readonly source: string
  readonly mode: '0755' | '0644'
  /** Kept as the administrator left it when the package is upgraded or removed. */
  readonly config?: boolean
}

/** Texts of shell scripts that the package manager runs. */
export interface PackageScripts {
  readonly afterInstall?: string
  readonly beforeRemove?: string
  readonly afterRemove?: string
}

export interface PackagePlan {
  readonly repository: RepositoryName
  readonly name: string
  /** For rpm `version-release`, for deb the whole version. */
  readonly version: string
  readonly summary: string
  /** In the words of the package's own family. */
  readonly requires: readonly string[]
  readonly conflicts?: readonly string[]
  readonly files: readonly PackedFile[]
  readonly folders?: readonly string[]
  readonly scripts: PackageScripts
}

export function program(path: string, source: string): PackedFile {
  return { path, source, mode: '0755' }
}

export function plainFile(path: string, source: string): PackedFile {
  return { path, source, mode: '0644' }
}

export function configFile(path: string, source: string): PackedFile {
  return { path, source, mode: '0644', config: true }
}

/** `kubelet >= 1.13.0` is written differently in the two families. */
export function atLeast(family: Family, name: string, version: string): string {
  return family === 'rpm' ? `${name} >= ${version}` : `${name} (>= ${version})`
}
