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
  /** Whose packages it takes, in Debian's family: Linux Mint takes Ubuntu's. */
  readonly debian?: { readonly distribution: string; readonly codename: string }
}

const FAMILIES: Record<PackageFormat, readonly string[]> = {
  rpm: ['centos', 'rhel', 'fedora', 'rocky', 'almalinux'],
  deb: ['debian', 'ubuntu'],
}

function format(ids: readonly string[]): PackageFormat | undefined {
  const has = (family: PackageFormat) => ids.some(id => FAMILIES[family].includes(id))
  return has('rpm') ? 'rpm' : has('deb') ? 'deb' : undefined
}

function debian(ids: readonly string[], codename: string): Pick<Os, 'debian'> {
  const distribution = ['ubuntu', 'debian'].find(name => ids.includes(name))
  return distribution && codename !== '' ? { debian: { distribution, codename } } : {}
}

/** os-release(5), read as the shell reads it. */
export const os: Fact<Os> = {
  ask: sh`. /etc/os-release &&
{ [ -z "$UBUNTU_CODENAME" ] || VERSION_CODENAME=$UBUNTU_CODENAME; } &&
printf '%s\n' "$ID" "$VERSION_ID" "$PRETTY_NAME" "$ID_LIKE" "$VERSION_CODENAME"`,
  read: ({ stdout }) => {
    const [id = '', version = '', name = '', like = '', codename = ''] = stdout.split('\n')
    const ids = [id, ...like.split(' ')]
    return { id, version, name, format: format(ids), ...debian(ids, codename) }
  },
}
