import { USER } from '../../config/formats.ts'
import { PRESETS, type PresetName } from '../../config/presets.ts'
import { presetText } from '../../config/starter.ts'
import type { Problem } from '../../core/problem.ts'
import type { Prompts } from '../prompts.ts'
import type { Arranged, Open, Visited, Wishes } from './arrange.ts'
import { type Machine, parseMachines } from './machine.ts'

/** Machines that somebody may mean, by where they were found. */
export interface Offer {
  readonly vagrant?: readonly string[] | undefined
  readonly sshHosts: readonly string[]
}

const words = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean)

/** Which machines, where the command line names none. */
export async function askMachines(offer: Offer, prompts: Prompts): Promise<Machine[] | 'vagrant'> {
  const { vagrant = [], sshHosts } = offer
  const ways = [
    ...(vagrant.length > 0
      ? [{ value: 'vagrant', name: `those of the Vagrantfile: ${vagrant.join(', ')}` }]
      : []),
    ...(sshHosts.length > 0
      ? [{ value: 'ssh', name: `some of the ${sshHosts.length} in ~/.ssh/config` }]
      : []),
    { value: 'typed', name: 'others, by their addresses' },
  ]
  const way = ways.length === 1 ? 'typed' : await prompts.choose('Which machines?', ways)
  if (way === 'vagrant') return 'vagrant'
  if (way === 'ssh') {
    const choices = sshHosts.map(name => ({ value: name, name }))
    const picked = await prompts.pick('Which of them?', choices)
    if (picked.length > 0) return picked.map(target => ({ target }))
  }
  const text = await prompts.text('Addresses of the machines, with spaces between:', {
    flaw: text => {
      const { machines, wrong } = parseMachines(words(text))
      return wrong[0] ?? (machines.length === 0 ? 'name at least one' : undefined)
    },
  })
  return [...parseMachines(words(text)).machines]
}

/** What to do next about machines that could not be looked at. */
export type Remedy =
  | { readonly what: 'again'; readonly login: Wishes['login'] }
  | { readonly what: 'without' }
  | { readonly what: 'unseen' }

/** A way to be let in that is asked for here: a question, and what to try then. */
export interface Way {
  readonly name: string
  applies(code: Problem['code']): boolean
  try(
    failed: readonly Visited[],
    login: Wishes['login'],
    prompts: Prompts,
  ): Promise<Wishes['login']>
}

const isLogin = (code: Problem['code']) => code === 'AUTH_REFUSED' || code === 'SUDO_REFUSED'

/** In the order in which they are offered. */
export const WAYS: readonly Way[] = [
  {
    name: 'trust these keys, and add them to known_hosts',
    applies: code => code === 'HOST_KEY_UNKNOWN',
    try: async (_, login) => ({ ...login, trust: true }),
  },
  {
    name: 'log in as somebody else',
    applies: isLogin,
    try: async (_, login, prompts) => {
      const flaw = (text: string) => (USER.test(text) ? undefined : 'that is no name of a user')
      return { ...login, user: await prompts.text('As whom?', { flaw }) }
    },
  },
  {
    name: 'log in with another key',
    applies: isLogin,
    try: async (_, login, prompts) => ({
      ...login,
      identityFile: await prompts.text('Path of the private key:', { usual: '~/.ssh/id_ed25519' }),
    }),
  },
  {
    name: 'be asked for the password or passphrase',
    applies: isLogin,
    try: async (_, login) => ({ ...login, asked: true }),
  },
  { name: 'try again', applies: () => true, try: async (_, login) => login },
]

/** Asked once for all machines that failed alike. */
export async function askRemedy(
  failed: readonly Visited[],
  code: Problem['code'],
  login: Wishes['login'],
  prompts: Prompts,
  ways: readonly Way[] = WAYS,
): Promise<Remedy> {
  const names = failed.map(({ machine }) => machine.target).join(', ')
  const fitting = ways.filter(way => way.applies(code))
  const choice = await prompts.choose<Way | 'without' | 'unseen'>(`What about ${names}?`, [
    ...fitting.map(way => ({ value: way, name: way.name })),
    { value: 'without', name: 'leave out' },
    { value: 'unseen', name: 'write down all the same' },
  ])
  if (choice === 'without' || choice === 'unseen') return { what: choice }
  return { what: 'again', login: await choice.try(failed, login, prompts) }
}

/** Answers one open question. */
export async function askOpen(open: Open, wishes: Wishes, prompts: Prompts): Promise<Wishes> {
  if (open.what === 'control-plane') {
    const choices = open.targets.map(target => ({ value: target, name: target }))
    return { ...wishes, controlPlane: await prompts.choose('Which is the control plane?', choices) }
  }
  const { target, choices } = open
  const question = `At which address do the other machines reach ${target}?`
  const address =
    choices.length > 0
      ? await prompts.choose(
          question,
          choices.map(({ address, nic }) => ({ value: address, name: `${address} (${nic})` })),
        )
      : await prompts.text(question)
  return { ...wishes, addresses: new Map([...wishes.addresses, [target, address]]) }
}

/** The recipe, unless the command line names one; what the machines are fit for comes first. */
export async function askPreset(
  { starter }: Arranged,
  wishes: Wishes,
  prompts: Prompts,
): Promise<Wishes> {
  if (wishes.preset !== undefined) return wishes
  const names = Object.keys(PRESETS) as PresetName[]
  const choices = names.map(name => ({ value: name, name: presetText(name) }))
  return { ...wishes, preset: await prompts.choose('Which recipe?', choices, starter.preset) }
}
