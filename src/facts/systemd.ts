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

/** systemctl(1) `show`, whose output is made to be parsed. */
export const unit = (name: string): Fact<Unit> => ({
  ask: sh`systemctl show -p LoadState -p ActiveState -p UnitFileState ${name}`,
  read: ({ stdout }) => ({
    exists: property(stdout, 'LoadState') === 'loaded',
    active: ['active', 'reloading', 'activating'].includes(property(stdout, 'ActiveState')),
    enabled: ['enabled', 'enabled-runtime', 'static', 'alias', 'linked'].includes(
      property(stdout, 'UnitFileState'),
    ),
  }),
})

/** Whether systemd is about to start a unit again that has just ended: a daemon that stays up is past `activating`. */
export const restarting = (name: string): Fact<boolean> => ({
  ask: unit(name).ask,
  read: ({ stdout }) => property(stdout, 'ActiveState') === 'activating',
})
