import { type Disk, systemDisk } from './disk.ts'
import { isAlive, type Owner, thisProcess } from './owner.ts'

/** The machine that slipway runs on, as far as history and lock need it. */
export interface Here {
  readonly disk: Disk
  /** This process, as the owner of a lock that is about to be taken. */
  owner(command: string): Promise<Owner>
  /** Whether the owner of a lock may still be at work. */
  isAlive(owner: Pick<Owner, 'pid' | 'start' | 'machine'>): Promise<boolean>
}

export const thisMachine: Here = { disk: systemDisk, owner: thisProcess, isAlive }
