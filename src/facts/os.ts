import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

export type PackageFormat = 'rpm' | 'deb'

export interface Os {
  /** `ID` of os-release(5): centos, debian, ubuntu, … */
  readonly id: string
  readonly version: string
  readonly name: string
  /** How this system takes packages; undefined where slipway knows no way. */
  readonly format: PackageFormat | undefined
}

const FAMILIES: Record<PackageFormat, readonly string[]> = {
  rpm: ['centos', 'rhel', 'fedora', 'rocky', 'almalinux'],
  deb: ['debian', 'ubuntu'],
}

function format(ids: readonly string[]): PackageFormat | undefined {
  const has = (family: PackageFormat) => ids.some(id => FAMILIES[family].includes(id))
  return has('rpm') ? 'rpm' : has('deb') ? 'deb' : undefined
}

/** os-release(5), read as the shell reads it. */
export const os: Fact<Os> = {
  ask: sh`. /etc/os-release && printf '%s\n' "$ID" "$VERSION_ID" "$PRETTY_NAME" "$ID_LIKE"`,
  read: ({ stdout }) => {
    const [id = '', version = '', name = '', like = ''] = stdout.split('\n')
    return { id, version, name, format: format([id, ...like.split(' ')]) }
  },
}
