import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { until } from './until.ts'

/**
 * Where cgroup v1 controllers are mounted, the few left of v2 beside them included. Empty on a host
 * that has v2 alone: there systemd gives each machine a group of its own.
 */
export const v1Hierarchies = (mounts: string): string[] => {
  const lines = mounts.split('\n').map(line => line.split(' '))
  const targets = (type: string) =>
    lines.filter(line => line[2] === type).map(line => line[1] ?? '')
  const v1 = targets('cgroup')
  return v1.length === 0 ? [] : [...v1, ...targets('cgroup2')]
}

export const hierarchies = async (): Promise<string[]> =>
  v1Hierarchies(await readFile('/proc/self/mounts', 'utf8'))

const groupName = (container: string): string => `slipway-lab.${container}`

/** A new cpuset group has no processors until it is told which. */
const inheritCpuset = async (hierarchy: string, group: string): Promise<void> => {
  for (const file of ['cpuset.cpus', 'cpuset.mems']) {
    const source = join(hierarchy, file)
    if (existsSync(source)) await writeFile(join(group, file), await readFile(source))
  }
}

/** One group per hierarchy: without, all kubelets would share one /kubepods and kill each other's pods. */
export const createGroups = async (container: string): Promise<string[]> =>
  Promise.all(
    (await hierarchies()).map(async hierarchy => {
      const group = join(hierarchy, groupName(container))
      await mkdir(group, { recursive: true })
      await inheritCpuset(hierarchy, group)
      return group
    }),
  )

const removeTree = async (group: string): Promise<boolean> => {
  const entries = await readdir(group, { withFileTypes: true }).catch(() => undefined)
  if (entries === undefined) return true
  const children = entries.filter(entry => entry.isDirectory())
  for (const child of children) await removeTree(join(group, child.name))
  return rmdir(group).then(
    () => true,
    () => false,
  )
}

/** A group and all below it. */
const groupsIn = async (group: string): Promise<string[]> => {
  const entries = await readdir(group, { withFileTypes: true, recursive: true }).catch(() => [])
  const folders = entries.filter(entry => entry.isDirectory())
  return [group, ...folders.map(entry => join(entry.parentPath, entry.name))]
}

/** runc freezes a container to kill it. Whoever kills runc meanwhile leaves processes that no signal reaches. */
export const thaw = async (container: string): Promise<void> => {
  const freezers = (await hierarchies()).filter(path => basename(path) === 'freezer')
  for (const freezer of freezers)
    for (const group of await groupsIn(join(freezer, groupName(container))))
      await writeFile(join(group, 'freezer.state'), 'THAWED').catch(() => {})
}

const processesIn = async (group: string): Promise<number[]> => {
  const lists = await Promise.all(
    (await groupsIn(group)).map(path =>
      readFile(join(path, 'cgroup.procs'), 'utf8').catch(() => ''),
    ),
  )
  return lists.flatMap(list => list.split('\n').filter(Boolean).map(Number))
}

/** Kills what is left in the machine's groups and takes them away. */
export const removeGroups = async (container: string): Promise<void> => {
  const groups = (await hierarchies()).map(hierarchy => join(hierarchy, groupName(container)))
  await Promise.all(
    groups.map(async group => {
      for (const pid of await processesIn(group)) {
        try {
          process.kill(pid, 'SIGKILL')
        } catch {
          // it ended by itself
        }
      }
      const gone = await until(() => removeTree(group), 10_000)
      if (!gone) throw new Error(`processes in ${group} do not end`)
    }),
  )
}
