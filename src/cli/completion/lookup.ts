import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, resolve } from 'node:path'
import { KUBERNETES } from '../../config/catalogue/kubernetes.ts'
import type { Glimpse } from '../../config/glimpse.ts'
import { PRESETS } from '../../config/presets.ts'
import { homePath } from '../../core/home-path.ts'
import { loggedRuns } from '../../journal/run-logs.ts'
import { type Candidate, FILES, type Lookup } from './candidates.ts'
import type { Typed } from './command-line.ts'

const plain = (words: readonly string[]): Candidate[] => words.map(word => ({ word, about: '' }))

/** The cluster file that is named on the command line, with `~` as the shell would have read it. */
const fileOf = ({ given }: Typed): string =>
  resolve(homePath(given.get('file')?.at(-1) ?? 'cluster.yaml', homedir()))

/** What takes long to load is loaded when it is asked for: every press of a key starts a process. */
async function glimpseOf(typed: Typed): Promise<Glimpse & { readonly directory: string }> {
  const file = fileOf(typed)
  const text = await readFile(file, 'utf8').catch(() => '')
  const { glimpse } = await import('../../config/glimpse.ts')
  return { ...glimpse(text), directory: dirname(file) }
}

const hosts = async (typed: Typed) => plain((await glimpseOf(typed)).hosts)

/** Whatever `explain` can explain. */
const topicNames = async () => {
  const { steps, checks, codes, causes } = (await import('../explain/topics.ts')).topics
  const told = [...steps, ...checks].map(({ id, title }) => ({ word: id, about: title }))
  return [...told, ...plain([...codes, ...causes])]
}

const stepNames = async () =>
  (await import('../../steps/index.ts')).steps.map(({ id, title }) => ({ word: id, about: title }))

/** The newest first. */
async function runs(typed: Typed): Promise<Candidate[]> {
  const { name, directory } = await glimpseOf(typed)
  return name === undefined ? [] : plain((await loggedRuns({ name, directory })).toReversed())
}

/** By the names of options and arguments. What is not here is no name that slipway could know. */
const NAMES: Readonly<Record<string, ((typed: Typed) => Promise<Candidate[]>) | typeof FILES>> = {
  host: hosts,
  adopt: hosts,
  step: stepNames,
  word: topicNames,
  from: stepNames,
  run: runs,
  reporter: async () => plain(Object.keys((await import('../../reporters/index.ts')).reporters)),
  minor: async () => plain(KUBERNETES.map(({ name }) => name).toReversed()),
  preset: async () => plain(Object.keys(PRESETS)),
  file: FILES,
  identityFile: FILES,
  out: FILES,
}

/** Names out of the cluster file, its history, and what slipway knows. Reads files; talks to nobody. */
export const lookup: Lookup = (kind, typed) => {
  const names = Object.hasOwn(NAMES, kind) ? NAMES[kind] : undefined
  return names === undefined || names === FILES ? names : names(typed)
}
