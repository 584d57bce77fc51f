import { rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { usedSubnets } from '../network/bridge.ts'
import { raiseLimits, restoreLimits } from './host-limits.ts'
import { freeSubnet, type LabRecord, stateRoot } from './lab.ts'
import { withLock } from './lock.ts'
import { allRecords, readRecord, writeRecord } from './record.ts'
import { Refusal } from './refusal.ts'

export type Wish = Pick<
  LabRecord,
  'name' | 'flavour' | 'nodes' | 'fast' | 'runtime' | 'nat' | 'userDir'
>

const lock = join(stateRoot, '.registry.lock')

/** What labs share on this host is for one of them at a time. */
const oneAtATime = <T>(purpose: string, work: () => Promise<T>): Promise<T> =>
  withLock(lock, purpose, work, { wait: true })

const known = async (wish: Wish, record: LabRecord): Promise<LabRecord> => {
  if (record.flavour !== wish.flavour)
    throw new Refusal(
      `The lab "${wish.name}" is there as ${record.flavour}: take it down first, or use --name or --force-clean.`,
    )
  if (record.nat !== wish.nat)
    throw new Refusal(
      `The machines of "${wish.name}" have ${record.nat ? 'two network cards' : 'one network card'}: take it down first, or use --name or --force-clean.`,
    )
  const { fast, runtime } = wish
  const next = { ...record, fast, runtime, nodes: Math.max(wish.nodes, record.nodes) }
  if (JSON.stringify(next) !== JSON.stringify(record)) await writeRecord(next)
  return next
}

/** Picks a network for a new lab, or finds what there is of an old one. */
export const register = (wish: Wish): Promise<LabRecord> =>
  oneAtATime('giving a lab its network', async () => {
    const record = await readRecord(wish.name)
    await raiseLimits()
    if (record !== undefined) return known(wish, record)
    const taken = (await allRecords()).map(({ subnet }) => subnet)
    const subnet = freeSubnet([...taken, ...(await usedSubnets())])
    if (subnet === undefined) throw new Refusal('All networks 10.87.x.0/24 are taken.')
    const { name, flavour, nodes, fast, runtime, nat, userDir } = wish
    const made = { name, subnet, flavour, nodes, fast, runtime, nat, userDir }
    await writeRecord(made)
    return made
  })

/** Call it when a lab is gone: with the last one goes what all of them had in common. */
export const leaveHost = async (): Promise<void> => {
  const last = await oneAtATime('leaving the host', async () => {
    if ((await allRecords()).length > 0) return false
    await restoreLimits()
    await rm(lock, { force: true })
    return true
  })
  // Not empty if another lab has just begun: then it stays.
  if (last) await rmdir(stateRoot).catch(() => undefined)
}
