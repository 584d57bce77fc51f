import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

/** A unit as systemd sees it now and at the next boot. */
export interface Unit {
  readonly exists: boolean
  readonly active: boolean
  /** Starts at boot; also true for a unit that cannot be enabled because it has nothing to enable. */
  readonly enabled: boolean
}

const property = (text: string, name: string) =>
  text.match(new RegExp(`^${name}=(.*)$`, 'm'))?.[1] ?? ''

const ACTIVE = ['active', 'reloading', 'activating']
const ENABLED = ['enabled', 'enabled-runtime', 'static', 'alias', 'linked']

/** What systemctl(1) `show` says of one unit. */
export const readUnit = (text: string): Unit => ({
  exists: property(text, 'LoadState') === 'loaded',
  active: ACTIVE.includes(property(text, 'ActiveState')),
  enabled: ENABLED.includes(property(text, 'UnitFileState')),
})

/** All that anybody here asks for. One question tells of them all: systemctl takes ten milliseconds, however many it names. */
export const UNITS = [
  ...['kubelet', 'docker', 'containerd', 'crio', 'cri-docker', 'cri-docker.socket'],
  ...['chronyd', 'chrony', 'systemd-timesyncd', 'ntpd'],
  ...['firewalld', 'ufw', 'slipway-firewall', 'NetworkManager', 'zramswap', 'zram-config'],
] as const

export type UnitName = (typeof UNITS)[number]

const ask = sh`systemctl show -p LoadState -p ActiveState -p UnitFileState ${UNITS}`

/** A blank line stands between units, which come in the order in which they were named. */
const textOf = (name: UnitName, stdout: string) => stdout.split('\n\n')[UNITS.indexOf(name)] ?? ''

/** systemctl(1) `show`, whose output is made to be parsed. */
export const unit = (name: UnitName): Fact<Unit> => ({
  ask,
  read: ({ stdout }) => readUnit(textOf(name, stdout)),
})

/** Whether systemd is about to start a unit again that has just ended: a daemon that stays up is past `activating`. */
export const restarting = (name: UnitName): Fact<boolean> => ({
  ask,
  read: ({ stdout }) => property(textOf(name, stdout), 'ActiveState') === 'activating',
})
