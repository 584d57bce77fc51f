import { type Change, change } from '../../core/change.ts'
import { type Command, sh } from '../../core/command.ts'
import type { Firewalld, FirewalldZone } from '../../facts/firewalld.ts'
import { type FirewalldWish, PODS_ZONE } from '../../render/firewall/firewalld.ts'

/** One thing that a zone lets in. */
interface Entry {
  readonly kind: 'service' | 'rich-rule' | 'port'
  readonly value: string
}

const LISTS = { service: 'services', 'rich-rule': 'richRules', port: 'ports' } as const

const has = (zone: FirewalldZone | undefined, { kind, value }: Entry): boolean =>
  zone?.[LISTS[kind]].includes(value) ?? false

const entryText = ({ kind, value }: Entry) => (kind === 'rich-rule' ? value : `${kind} ${value}`)

const entries = (kind: Entry['kind'], values: readonly string[]): Entry[] =>
  values.map(value => ({ kind, value }))

const wishedEntries = ({ zone }: FirewalldWish): Entry[] => [
  ...entries('service', zone.services),
  ...entries('rich-rule', zone.richRules),
]

/** What is slipway's in a zone, whether it is still wished for or not. */
const ourEntries = ({ services, richRules }: FirewalldZone): Entry[] => [
  ...entries(
    'service',
    services.filter(name => name.startsWith('slipway-')),
  ),
  ...entries(
    'rich-rule',
    richRules.filter(rule => rule.includes('ipset="slipway-')),
  ),
]

type Verb = 'add' | 'remove'

const now = (zone: string, verb: Verb, { kind, value }: Entry): Command =>
  sh`firewall-cmd --zone=${zone} --${verb}-${kind}=${value}`

/** In what firewalld starts with; told to itself where it runs. */
function later(running: boolean, zone: string, verb: Verb, { kind, value }: Entry): Command {
  if (running) return sh`firewall-cmd --permanent --zone=${zone} --${verb}-${kind}=${value}`
  // `--remove-service` is about the default zone there.
  const option = kind === 'service' && verb === 'remove' ? 'service-from-zone' : kind
  return sh`firewall-offline-cmd --zone=${zone} --${verb}-${option}=${value}`
}

const covers = (range: string, port: number): boolean => {
  const [ports = '', protocol] = range.split('/')
  const [low = 0, high = low] = ports.split('-').map(Number)
  return protocol === 'tcp' && port >= low && port <= high
}

const letsSshIn = (zone: FirewalldZone | undefined, port: number): boolean =>
  zone !== undefined &&
  (zone.target === 'ACCEPT' ||
    (port === 22 && zone.services.includes('ssh')) ||
    zone.ports.some(range => covers(range, port)))

/**
 * SSH gets in after a reload or a start wherever it gets in now. Before the first start, that is each zone that
 * firewalld, network scripts or NetworkManager put a network card into.
 */
export function keepSsh(
  { runtime, permanent, defaultZone, chosen }: Firewalld,
  ports: readonly number[],
): Change[] {
  const running = runtime !== undefined
  return [...permanent].flatMap(([name, zone]) => {
    if (name === PODS_ZONE) return []
    const starts = name === defaultZone || chosen.includes(name) || zone.interfaces.length > 0
    return ports.flatMap(port => {
      const [nowIn, laterIn] = [letsSshIn(runtime?.get(name), port), letsSshIn(zone, port)]
      const wanted = running ? nowIn || laterIn : starts
      if (!wanted || (laterIn && (nowIn || !running))) return []
      const entry: Entry = { kind: 'port', value: `${port}/tcp` }
      return [
        change(
          `let SSH in on ${port}/tcp, zone ${name}`,
          ...(laterIn ? [] : [later(running, name, 'add', entry)]),
          ...(running && !nowIn ? [now(name, 'add', entry)] : []),
        ),
      ]
    })
  })
}

/** Takes out what nobody asks for any more; before the objects that it names go. */
export function removeOld(
  wish: FirewalldWish,
  home: string,
  { runtime, permanent }: Firewalld,
): Change[] {
  const wished = new Set(wishedEntries(wish).map(entryText))
  return [...new Set([...permanent.keys(), ...(runtime?.keys() ?? [])])].flatMap(name => {
    const zones = [permanent.get(name), runtime?.get(name)]
    const old = zones
      .flatMap(zone => (zone ? ourEntries(zone) : []))
      .filter(entry => name !== home || !wished.has(entryText(entry)))
    return [...new Map(old.map(entry => [entryText(entry), entry])).values()].map(entry =>
      change(
        `take ${entryText(entry)} out of zone ${name}`,
        ...(has(permanent.get(name), entry)
          ? [later(runtime !== undefined, name, 'remove', entry)]
          : []),
        ...(has(runtime?.get(name), entry) ? [now(name, 'remove', entry)] : []),
      ),
    )
  })
}

/** Puts in what is missing. `reloads`: what is permanent will have come into effect by then, and nothing else. */
export function addMissing(
  wish: FirewalldWish,
  home: string,
  { runtime, permanent }: Firewalld,
  reloads: boolean,
): Change[] {
  const running = runtime !== undefined
  return wishedEntries(wish).flatMap(entry => {
    const laterIn = has(permanent.get(home), entry)
    const nowIn = reloads ? laterIn : has(runtime?.get(home), entry)
    if (laterIn && (nowIn || !running)) return []
    return [
      change(
        `add ${entryText(entry)} to zone ${home}`,
        ...(laterIn ? [] : [later(running, home, 'add', entry)]),
        ...(running && !nowIn ? [now(home, 'add', entry)] : []),
      ),
    ]
  })
}
